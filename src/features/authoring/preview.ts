// Apart from index.ts, so that the player is not loaded for the editor.
export { PreviewedDraft } from './components/previewed-draft';
