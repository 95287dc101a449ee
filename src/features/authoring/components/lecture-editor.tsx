import { View } from '@tarojs/components';
import { useState } from 'react';
import { EmptyState, QueryView, Tag } from '@/components';
import type { DraftView } from '@contract/authoring-answers';
import { authoredCopy, editorCopy as copy, statusNames } from '@/copy/authoring';
import { pageParameter } from '@/platform/navigation';
import { editorView } from '../editor-view';
import { useDraft } from '../use-draft';
import { AudienceSection } from './audience-section';
import { ChaptersSection } from './chapters-section';
import { ExtrasSection, PosterSection } from './files-sections';
import { PublishSection } from './publish-section';
import { QuizEditor } from './quiz-editor';
import { QuizSection } from './quiz-section';
import { LowVideoSection, VideoSection } from './video-section';
import { WordsSection } from './words-section';
import './authoring.scss';

/** One lecture: its sections or its questions, as the page was opened. */
export function LectureEditor() {
  const [draftId] = useState(() => pageParameter('id'));
  return draftId === undefined ? (
    <EmptyState text={authoredCopy.empty} />
  ) : (
    <Opened draftId={draftId} />
  );
}

export interface SectionProps {
  draft: DraftView;
  onChanged: (draft: DraftView) => void;
}

function Opened({ draftId }: { draftId: string }) {
  const { query, setDraft } = useDraft(draftId);
  const [view] = useState(editorView);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'tall']}>
      {(draft) => {
        if (view === 'quiz') return <QuizEditor draft={draft} onChanged={setDraft} />;
        return <Sections draft={draft} onChanged={setDraft} />;
      }}
    </QueryView>
  );
}

function Sections(props: SectionProps) {
  const { draft } = props;
  return (
    <View className="authoring">
      <View className="authoring__head">
        <View className="authoring__title">{draft.title || copy.newTitle}</View>
        <Tag
          tone={draft.status === 'published' ? 'green' : 'neutral'}
          text={statusNames[draft.status]}
        />
      </View>
      <View className="authoring__note">
        {copy.for(draft.organisationName, draft.forEverybody)}
      </View>
      <WordsSection {...props} />
      <VideoSection {...props} />
      <LowVideoSection {...props} />
      <PosterSection {...props} />
      <ExtrasSection {...props} />
      <ChaptersSection {...props} />
      <QuizSection draft={draft} />
      <AudienceSection {...props} />
      <PublishSection {...props} />
    </View>
  );
}
