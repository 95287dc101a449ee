// Apart from index.ts and page.ts: only the authors' sub-package shows it.
export { PreviewQuiz } from './components/preview-quiz';
