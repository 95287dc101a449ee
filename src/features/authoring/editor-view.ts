import { quizEditorCopy } from '@/copy/authoring';
import { pageParameter } from '@/platform/navigation';

/** What of a lecture the page was opened for: its questions, or all of it. */
export const editorView = (): string | undefined => pageParameter('view');

/** The page's own title, where it has another than the editor's. */
export const editorTitle = (): { title?: string } =>
  editorView() === 'quiz' ? { title: quizEditorCopy.pageTitle } : {};
