// Apart from index.ts, so that the live page stays in the sub-package that shows it.
export { LiveSession } from './components/live-session';
