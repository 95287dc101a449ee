import { View } from '@tarojs/components';
import { Strip } from '@/components';
import { sheetCopy } from '@/copy/attendance';
import { useNow } from '@/platform/use-now';
import { statusAfter, undoable } from '../sheet-edit';
import { editQueue, useSheetEdits } from '../sheet-edits';
import './undo-bar.scss';

const second = 1_000;

/** What was just changed and can be undone; at the foot of the screen, since the row that was tapped may be far down. */
export function UndoBar({ sessionId }: { sessionId: string }) {
  const { edits } = useSheetEdits(sessionId);
  const nowMs = useNow(second);
  const last = undoable(edits, sessionId, nowMs);
  if (!last) return null;
  return (
    <View className="undo-bar">
      <Strip
        icon="check"
        text={sheetCopy.made(last.name, statusAfter(last))}
        action={sheetCopy.undo}
        onAction={() => editQueue.undo(last)}
      />
    </View>
  );
}
