import { type ReactNode, useState } from 'react';
import { type EditorPage, editorTitleOf } from '@/copy/editor-titles';
import { pageParameter } from '@/platform/navigation';
import { PageFrame } from './page-frame';

/** The frame of a page that makes something new, or changes what it was opened with; its title says which. */
export function EditorFrame({ page, children }: { page: EditorPage; children: ReactNode }) {
  const [title] = useState(() => editorTitleOf(page, pageParameter('id')));
  return (
    <PageFrame page={page} title={title}>
      {children}
    </PageFrame>
  );
}
