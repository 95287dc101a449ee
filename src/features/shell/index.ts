export { NotFound } from './components/not-found';
export { PageFrame } from './components/page-frame';
export { TabBar } from './components/tab-bar';
export { currentTab } from './current-tab';
