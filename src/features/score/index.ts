export { ScoreBook } from './components/score-book';
export { ScoreCard } from './components/score-card';
export { useScoreBook } from './use-score-book';
