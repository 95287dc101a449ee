export { NotFound } from './components/not-found';
export { PageFrame } from './components/page-frame';
export { CurrentTabBar } from './components/current-tab-bar';
