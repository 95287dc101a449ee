// Apart from index.ts, so that the secretary's view stays in the sub-package that shows it.
export { BranchGlance } from './components/branch-glance';
export { useNudges } from './use-nudges';
