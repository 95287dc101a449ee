import { editorCopy, quizEditorCopy } from '@/copy/authoring';
import { pageParameter } from '@/platform/navigation';

/** What of a lecture the page was opened for: its questions, or all of it. */
export const editorView = (): string | undefined => pageParameter('view');

/** The page's own title, where it has another than the editor's: of the questions, and of a lecture that begins here. */
export function editorTitle(): { title?: string } {
  if (editorView() === 'quiz') return { title: quizEditorCopy.pageTitle };
  return pageParameter('new') === undefined ? {} : { title: editorCopy.newTitle };
}
