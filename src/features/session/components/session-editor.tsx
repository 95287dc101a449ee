import { View } from '@tarojs/components';
import { useState } from 'react';
import { Card, FailureState, Pressable, Icon, Skeleton, Strip, SwitchRow } from '@/components';
import { isFinal } from '@/components/failure-state';
import { ChoiceField } from '@/components/fields';
import { sessionCategories } from '@contract/vocabulary';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { categoryNames } from '@/copy/session';
import { codeKindNames, editorCopy, modeNames } from '@/copy/session-editor';
import { useCachedQuery } from '@/platform/cached-query';
import type { Failure } from '@/platform/cloud';
import { goBack, pageParameter, replacePage } from '@/platform/navigation';
import { useOnline } from '@/platform/network';
import type { SessionDraft } from '../session-draft';
import type { DraftField } from '../draft-problems';
import { fetchAudienceChoices } from '../session-api';
import { sayDone } from '../done-notice';
import type { EditorTask } from '../use-opened-draft';
import { type EditorWays, useSessionEditor } from '../use-session-editor';
import { AudienceField } from './audience-field';
import { EditorActions } from './editor-actions';
import { MoreSettings } from './more-settings';
import { ScopeField } from './scope-field';
import { Basics } from './session-basics';
import './session-editor.scss';

/** One page for a session, new or changed. What is typed is kept on the phone until the server has it. */
export function SessionEditor() {
  const [task] = useState<EditorTask>(taskOfPage);
  const editor = useSessionEditor(task, ways);
  // The form asks the same. Without a network it can be written all the same; who may hold no session is told before the first word.
  const holders = useCachedQuery('season.audienceChoices', fetchAudienceChoices);
  const refusal = holders.failure !== undefined && isFinal(holders.failure) && holders.failure;
  if (refusal) return <FailureState code={refusal} onRetry={holders.refresh} />;
  if (!editor.draft || (holders.data === undefined && holders.loading)) {
    return editor.loadFailure ? (
      <FailureState code={editor.loadFailure.code} onRetry={editor.load} />
    ) : (
      <Skeleton blocks={['line', 'card', 'card', 'card']} />
    );
  }
  return <EditorForm editor={editor} draft={editor.draft} />;
}

/** Back to where the editor was opened; a new session has a page of its own, which says that it stands. */
const ways: EditorWays = {
  onPublished: ({ sessionId, expected, published }) => {
    sayDone({ sessionId, words: editorCopy.published(expected, published) });
    replacePage('session', { id: sessionId });
  },
  onEdited: ({ sessionId, followed, kept }) => {
    const isSeries = followed + kept > 0;
    const words = isSeries ? editorCopy.savedSeries(followed, kept) : editorCopy.saved;
    sayDone({ sessionId, words });
    goBack();
  },
  onSaved: () => {
    sayDone({ words: editorCopy.draftSaved });
    goBack();
  },
  onDeleted: goBack,
};

/** What the page is called: it begins a session, or changes one. */
export const editorTitle = () =>
  pageParameter('id') === undefined ? editorCopy.newTitle : editorCopy.editTitle;

function taskOfPage(): EditorTask {
  const [id, copy] = [pageParameter('id'), pageParameter('copy')];
  return {
    ...(id === undefined ? {} : { id }),
    ...(copy === undefined ? {} : { copy }),
    isToday: pageParameter('day') === 'today',
  };
}

interface FormProps {
  editor: ReturnType<typeof useSessionEditor>;
  draft: SessionDraft;
}

function EditorForm({ editor, draft }: FormProps) {
  const { status, problems, failure, change } = editor;
  const online = useOnline();
  const isOpen = status === 'open';
  const problemOf = (field: DraftField) => {
    const problem = problems[field];
    return problem && editorCopy.problems[problem];
  };
  return (
    <View className="session-editor">
      {!online && (
        <Strip
          icon="wifi-off"
          tone="amber"
          text={status === undefined ? editorCopy.offline : editorCopy.offlineEdit}
        />
      )}
      {isOpen && <Strip icon="circle-alert" text={editorCopy.openFact} />}
      {!isOpen && (
        <ChoiceField
          label={editorCopy.category}
          options={sessionCategories.map((category) => categoryNames[category])}
          index={sessionCategories.indexOf(draft.category)}
          onChange={(index) => change({ category: sessionCategories[index] ?? draft.category })}
        />
      )}
      <Basics draft={draft} isOpen={isOpen} problemOf={problemOf} onChange={change} />
      {!isOpen && (
        <>
          <AudienceField draft={draft} onChange={change} />
          <Card flush>
            <SwitchRow
              title={editorCopy.required}
              detail={editorCopy.requiredFact}
              on={draft.required}
              onChange={(required) => change({ required })}
            />
          </Card>
          <Folded
            draft={draft}
            open={problems.stream !== undefined || problems.fence !== undefined}
          >
            <MoreSettings
              draft={draft}
              canRepeat={status === undefined || status === 'draft'}
              problemOf={problemOf}
              onChange={change}
              onDropFence={editor.dropFence}
            />
          </Folded>
        </>
      )}
      {Object.keys(problems).length > 0 && (
        <Strip
          icon="circle-alert"
          tone="amber"
          text={editorCopy.problemsOf(
            Object.values(problems).map((one) => editorCopy.problems[one]),
          )}
        />
      )}
      {failure && <Strip icon="circle-alert" tone="amber" text={wordsOf(failure)} />}
      {editor.following > 0 && (
        <ScopeField
          following={editor.following}
          on={editor.withFollowing}
          onChange={editor.setWithFollowing}
        />
      )}
      <EditorActions editor={editor} draft={draft} online={online} />
    </View>
  );
}

/** A line that says what stands behind it, and opens it. */
function Folded(props: { draft: SessionDraft; open: boolean; children: React.ReactNode }) {
  const { draft, open, children } = props;
  const [unfolded, setUnfolded] = useState(false);
  const shown = open || unfolded;
  const summary = common.listOf(
    modeNames[draft.mode],
    codeKindNames[draft.codeKind],
    draft.repeatWeeks > 1 ? editorCopy.repeatWeeks(draft.repeatWeeks) : undefined,
    draft.fence ? editorCopy.fence : undefined,
    draft.openToAll ? editorCopy.openToAll : undefined,
  );
  return (
    <View>
      <Pressable
        className="session-editor__fold"
        on={shown}
        label={`${editorCopy.more}，${summary}`}
        onPress={() => setUnfolded(!shown)}
      >
        <View className="session-editor__fold-words">
          <View>{editorCopy.more}</View>
          <View className="session-editor__fact">{summary}</View>
        </View>
        <Icon
          name="chevron-right"
          className={`session-editor__arrow ${shown ? 'session-editor__arrow--down' : ''}`}
        />
      </Pressable>
      {shown && children}
    </View>
  );
}

/** The server names what is wrong with the times; every other refusal has its sentence. */
function wordsOf({ code, details }: Failure): string {
  const { fault, weeks } = details ?? {};
  if (fault === 'series-beyond-season' && typeof weeks === 'number')
    return editorCopy.seriesFits(weeks);
  const problems: Record<string, string> = editorCopy.problems;
  return (typeof fault === 'string' ? problems[fault] : undefined) ?? errorCopy[code];
}
