// Apart from index.ts, so that the book and the card stay in the sub-package that shows them.
export { ScoreBook } from './components/score-book';
export { SeasonCardPage } from './components/season-card-page';
export { useScoreBook } from './use-score-book';
