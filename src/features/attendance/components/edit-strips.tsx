import { Strip } from '@/components';
import { sheetCopy } from '@/copy/attendance';
import { useNow } from '@/platform/use-now';
import { isOverdue } from '../sheet-edit';
import { editQueue, useSheetEdits } from '../sheet-edits';

const second = 1_000;

/** What waits for the server, and what it did not do. */
export function EditStrips({ sessionId }: { sessionId: string }) {
  const { edits, notMade, takeNote } = useSheetEdits(sessionId);
  const nowMs = useNow(second);
  const waiting = edits.filter((one) => isOverdue(one, nowMs)).length;
  return (
    <>
      {notMade.map((one) => (
        <Strip
          key={`${one.name}-${one.outcome}`}
          icon="circle-alert"
          tone="amber"
          text={sheetCopy.notMade(one.name, one.outcome, one.stands)}
          action={sheetCopy.noted}
          onAction={takeNote}
        />
      ))}
      {waiting > 0 && (
        <Strip
          icon="cloud-upload"
          tone="amber"
          text={sheetCopy.waiting(waiting)}
          action={sheetCopy.sendNow}
          onAction={() => void editQueue.resume()}
        />
      )}
    </>
  );
}
