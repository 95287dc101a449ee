import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Sheet, Strip, SwitchRow } from '@/components';
import { TextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { boardCopy } from '@/copy/session';
import { sessionCopy } from '@/copy/session-editor';
import { useWork } from '@/platform/use-work';
import { cancelSession, countHeads } from '../session-api';

/** Asks once more before check-in ends. */
export function CloseSheet(props: { busy: boolean; onClose: () => void; onEnd: () => void }) {
  return (
    <Sheet title={boardCopy.endTitle} onClose={props.onClose}>
      <View className="session-page__sheet">
        <View>{boardCopy.endFact}</View>
        <Button text={boardCopy.endNow} busy={props.busy} onPress={props.onEnd} />
        <Button kind="secondary" text={boardCopy.goOn} onPress={props.onClose} />
      </View>
    </Sheet>
  );
}

interface CancelSheetProps {
  sessionId: string;
  /** Later ones of its series that could go with it. */
  following: number;
  onClose: () => void;
  /** `kept`: how many of the series could not be cancelled. */
  onCancelled: (kept: number) => void;
}

/** Calls a session off, with the reason that everybody may be told. */
export function CancelSheet({ sessionId, following, onClose, onCancelled }: CancelSheetProps) {
  const [reason, setReason] = useState('');
  const [all, setAll] = useState(false);
  const [missing, setMissing] = useState(false);
  const { busy, failure, run } = useWork();
  const cancel = async () => {
    const words = reason.trim();
    setMissing(words === '');
    if (words === '') return;
    await run(
      () => cancelSession(sessionId, words, all),
      ({ kept }) => onCancelled(kept),
    );
  };
  return (
    <Sheet title={sessionCopy.cancelTitle} onClose={onClose}>
      <View className="session-page__sheet">
        <View>{sessionCopy.cancelFact}</View>
        <TextField
          label={sessionCopy.cancelReason}
          value={reason}
          hint={sessionCopy.cancelReasonHint}
          maxlength={40}
          problem={missing ? sessionCopy.cancelReasonMissing : undefined}
          onChange={setReason}
        />
        {following > 0 && (
          <SwitchRow title={sessionCopy.cancelFollowing(following)} on={all} onChange={setAll} />
        )}
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button
          text={busy ? sessionCopy.cancelling : sessionCopy.cancelNow}
          busy={busy}
          onPress={() => void cancel()}
        />
        <Button kind="secondary" text={sessionCopy.keep} onPress={onClose} />
      </View>
    </Sheet>
  );
}

interface HeadCountSheetProps {
  sessionId: string;
  heads: number | undefined;
  onClose: () => void;
  onCounted: () => void;
}

/** Takes down how many people sit in the hall. */
export function HeadCountSheet({ sessionId, heads, onClose, onCounted }: HeadCountSheetProps) {
  const [text, setText] = useState(heads === undefined ? '' : String(heads));
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    const count = /^\d{1,4}$/u.test(text.trim()) ? Number(text.trim()) : undefined;
    setProblem(count === undefined ? sessionCopy.headsInvalid : undefined);
    if (count === undefined) return;
    setBusy(true);
    const result = await countHeads(sessionId, count);
    setBusy(false);
    if (result.ok) onCounted();
    else setProblem(errorCopy[result.code]);
  };
  return (
    <Sheet title={sessionCopy.headsTitle} onClose={onClose}>
      <View className="session-page__sheet">
        <TextField
          label={sessionCopy.heads}
          value={text}
          hint={sessionCopy.headsHint}
          maxlength={4}
          kind="number"
          problem={problem}
          onChange={setText}
        />
        <View className="session-page__hint">{sessionCopy.headsFact}</View>
        <Button text={sessionCopy.headsSave} busy={busy} onPress={() => void save()} />
      </View>
    </Sheet>
  );
}
