// Apart from index.ts, so that it stays in the sub-packages that have editors.
export { EditorFrame } from './components/editor-frame';
