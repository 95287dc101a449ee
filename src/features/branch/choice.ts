// Apart from index.ts, so that the choice stays in the sub-package that shows it.
export { BranchChoice } from './components/branch-choice';
