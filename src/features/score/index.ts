export { ScoreCard } from './components/score-card';
