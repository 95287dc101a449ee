// Apart from index.ts, so that the main package does not bring the list along.
export { NudgeList } from './components/nudge-list';
