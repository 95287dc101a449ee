export { Board } from './components/board';
export { Desk } from './components/desk';
export { SessionPage } from './components/session-page';
