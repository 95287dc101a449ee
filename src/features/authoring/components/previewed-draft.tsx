import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { Button, EmptyState, QueryView, Strip } from '@/components';
import type { DraftView } from '@contract/authoring-answers';
import { authoredCopy, previewCopy as copy } from '@/copy/authoring';
import { goBack, pageParameter } from '@/platform/navigation';
import { useDraft } from '../use-draft';
import { type PreviewedLecture, previewedOf } from '../previewed-lecture';
import './authoring.scss';

export interface PreviewedDraftProps {
  children: (lecture: PreviewedLecture, quiz: DraftView['quiz']) => ReactNode;
}

/** The draft that the page was opened for, as the lecture that it would be. */
export function PreviewedDraft(props: PreviewedDraftProps) {
  const [draftId] = useState(() => pageParameter('id'));
  if (draftId === undefined) return <EmptyState text={authoredCopy.empty} />;
  return <Opened draftId={draftId} {...props} />;
}

function Opened({ draftId, children }: PreviewedDraftProps & { draftId: string }) {
  const { query } = useDraft(draftId);
  return (
    <QueryView query={query} skeleton={['tall', 'line', 'card']}>
      {(draft) => {
        const lecture = previewedOf(draft);
        return lecture ? children(lecture, draft.quiz) : <NoVideo />;
      }}
    </QueryView>
  );
}

const NoVideo = () => (
  <View className="authoring">
    <Strip icon="circle-alert" tone="amber" text={copy.noVideo} />
    <Button kind="secondary" text={copy.back} onPress={goBack} />
  </View>
);
