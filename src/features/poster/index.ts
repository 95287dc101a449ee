export { Poster } from './components/poster';
