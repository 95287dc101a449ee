// Apart from index.ts, so that the book stays in the sub-package that shows it.
export { ScoreBook } from './components/score-book';
export { useScoreBook } from './use-score-book';
