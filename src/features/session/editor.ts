// Apart from index.ts, so that the editor stays in the sub-package that shows it.
export { editorTitle, SessionEditor } from './components/session-editor';
