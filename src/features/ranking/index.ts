export { Rankings } from './components/rankings';
