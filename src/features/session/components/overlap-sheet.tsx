import { View } from '@tarojs/components';
import { Button, Row, Sheet } from '@/components';
import { editorCopy } from '@/copy/session-editor';
import { sessionTimeOf } from '@/copy/time';
import { serverNowMs } from '@/platform/clock';
import type { useSessionEditor } from '../use-session-editor';

export interface OverlapSheetProps {
  editor: Pick<
    ReturnType<typeof useSessionEditor>,
    'overlaps' | 'dropOverlaps' | 'publishAnyway' | 'busy'
  >;
  /** What the button says that goes on all the same. */
  anyway: string;
}

/** Names what else the same people are invited to at that time, and asks once more. */
export function OverlapSheet({ editor, anyway }: OverlapSheetProps) {
  const { overlaps, dropOverlaps, publishAnyway, busy } = editor;
  if (!overlaps) return null;
  const nowMs = serverNowMs();
  return (
    <Sheet title={editorCopy.overlapTitle} onClose={dropOverlaps}>
      <View className="session-editor__sheet">
        <View>
          {overlaps.overlaps.map((one) => (
            <Row
              key={one.sessionId}
              title={editorCopy.overlap(one.organisationName, one.title)}
              detail={sessionTimeOf(one.startsAtMs, one.endsAtMs, nowMs)}
            />
          ))}
          {overlaps.more > 0 && (
            <View className="session-editor__fact">{editorCopy.overlapMore(overlaps.more)}</View>
          )}
        </View>
        <View>{editorCopy.overlapFact}</View>
        <Button text={editorCopy.overlapBack} onPress={dropOverlaps} />
        <Button kind="secondary" text={anyway} busy={busy !== undefined} onPress={publishAnyway} />
      </View>
    </Sheet>
  );
}
