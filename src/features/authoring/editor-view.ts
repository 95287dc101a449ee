import { previewCopy, quizEditorCopy } from '@/copy/authoring';
import { pageParameter } from '@/platform/navigation';

/** What of a lecture the page was opened for: its questions, how it will look, or all of it. */
export const editorView = (): string | undefined => pageParameter('view');

const titles: Readonly<Record<string, string>> = {
  quiz: quizEditorCopy.pageTitle,
  preview: previewCopy.pageTitle,
};

/** The page's own title, where it has another than the editor's. */
export function editorTitle(): { title?: string } {
  const title = titles[editorView() ?? ''];
  return title === undefined ? {} : { title };
}
