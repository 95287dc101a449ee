export { AdjustPoints } from './components/adjust-points';
export { PointsDesk } from './components/points-desk';
export { PointsImport } from './components/points-import';
export { SeasonRules } from './components/season-rules';
