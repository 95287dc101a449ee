export { MeBlocks } from './components/me-blocks';
