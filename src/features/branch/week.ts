// Apart from index.ts, so that the desk's part stays in the sub-package that shows it.
export { BranchWeek } from './components/branch-week';
