export { Board } from './components/board';
export { Desk } from './components/desk';
export { editorTitle, SessionEditor } from './components/session-editor';
export { SessionPage } from './components/session-page';
