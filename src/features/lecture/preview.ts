// Apart from index.ts and player.ts: only the authors' sub-package shows it.
export { PreviewPlayer } from './components/preview-player';
