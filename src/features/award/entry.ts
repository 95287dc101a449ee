// Apart from index.ts, so that the main package does not bring the screens of awards along.
export { HonoursEntry } from './components/honours-entry';
