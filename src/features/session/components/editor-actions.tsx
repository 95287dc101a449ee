import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Sheet, Strip } from '@/components';
import { editorCopy } from '@/copy/session-editor';
import type { SessionDraft } from '../session-draft';
import type { useSessionEditor } from '../use-session-editor';
import { OverlapSheet } from './overlap-sheet';

export interface EditorActionsProps {
  editor: ReturnType<typeof useSessionEditor>;
  draft: SessionDraft;
  online: boolean;
}

/** Where a draft can go from the editor: out, to the desk's drafts, or back to nothing. */
export function EditorActions({ editor, draft, online }: EditorActionsProps) {
  const { status, busy, publish, save, copyLast, discard, remove } = editor;
  const [deleting, setDeleting] = useState(false);
  const [nothing, setNothing] = useState(false);
  const isOnServer = status !== undefined && status !== 'draft';
  if (isOnServer) {
    return (
      <>
        <Button
          text={busy === 'publishing' ? editorCopy.saving : editorCopy.saveChanges}
          busy={busy !== undefined}
          disabled={!online}
          onPress={publish}
        />
        <OverlapSheet editor={editor} anyway={editorCopy.overlapSave} />
      </>
    );
  }
  const text =
    draft.repeatWeeks > 1 ? editorCopy.publishSeries(draft.repeatWeeks) : editorCopy.publish;
  return (
    <>
      {nothing && <Strip icon="circle-alert" text={editorCopy.nothingToCopy} />}
      <Button
        text={busy === 'publishing' ? editorCopy.publishing : text}
        busy={busy !== undefined}
        disabled={!online}
        onPress={publish}
      />
      <Button
        kind="secondary"
        text={busy === 'saving' ? editorCopy.saving : editorCopy.saveDraft}
        busy={busy !== undefined}
        disabled={!online}
        onPress={save}
      />
      {status === 'draft' ? (
        <Button kind="quiet" text={editorCopy.deleteDraft} onPress={() => setDeleting(true)} />
      ) : (
        <View className="session-editor__pair">
          <Button
            kind="quiet"
            text={editorCopy.copyLast}
            busy={busy !== undefined}
            disabled={!online}
            onPress={() => void copyLast().then((found) => setNothing(!found))}
          />
          <Button kind="quiet" text={editorCopy.discard} onPress={discard} />
        </View>
      )}
      <OverlapSheet editor={editor} anyway={editorCopy.overlapAnyway} />
      {deleting && draft.seen && (
        <DeleteSheet
          busy={busy !== undefined}
          onClose={() => setDeleting(false)}
          onDelete={() => remove(draft.seen?.sessionId ?? '')}
        />
      )}
    </>
  );
}

function DeleteSheet(props: { busy: boolean; onClose: () => void; onDelete: () => void }) {
  return (
    <Sheet title={editorCopy.deleteTitle} onClose={props.onClose}>
      <View className="session-editor__sheet">
        <View>{editorCopy.deleteFact}</View>
        <Button text={editorCopy.deleteNow} busy={props.busy} onPress={props.onDelete} />
        <Button kind="secondary" text={editorCopy.keep} onPress={props.onClose} />
      </View>
    </Sheet>
  );
}
