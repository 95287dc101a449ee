import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Sheet, Strip } from '@/components';
import { LongTextField } from '@/components/fields';
import type { AwardAnswer, AwardOffer } from '@contract/award-answers';
import { awardActionCopy, awardSheetCopy } from '@/copy/award';
import { appealCopy } from '@/copy/award';
import { errorCopy } from '@/copy/error-copy';
import type { CallResult } from '@/platform/cloud';
import { goBack, openPage } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { publishAward, removeAward, reopenAward } from '../api';
import { AppealsToDecide } from './appeals-to-decide';
import { asOneLine } from '../one-line';
import './award.scss';

interface ManagePartProps {
  award: AwardAnswer;
  onChanged: () => void;
}

type Asking = 'publish' | 'reopen' | 'remove';

/** What an administrator can do with an award now, the next step first and red. */
export function ManagePart({ award, onChanged }: ManagePartProps) {
  const [asking, setAsking] = useState<Asking>();
  const offers = award.managed?.offers ?? [];
  const { awardId } = award;
  const may = (offer: AwardOffer) => offers.includes(offer);
  return (
    <>
      {may('publish') && (
        <Button text={awardActionCopy.publish} onPress={() => setAsking('publish')} />
      )}
      {may('freeze') && (
        <Button
          text={awardActionCopy.freeze}
          onPress={() => openPage('awardCandidates', { id: awardId })}
        />
      )}
      {may('edit') && (
        <Button
          kind="secondary"
          text={awardActionCopy.edit}
          onPress={() => openPage('awardEditor', { id: awardId })}
        />
      )}
      {may('reopen') && (
        <Button
          kind="secondary"
          text={awardActionCopy.reopen}
          onPress={() => setAsking('reopen')}
        />
      )}
      {may('remove') && (
        <Button kind="quiet" text={awardActionCopy.remove} onPress={() => setAsking('remove')} />
      )}
      <AppealsToDecide award={award} onChanged={onChanged} />
      {asking && (
        <AskSheet
          award={award}
          asking={asking}
          onClose={() => setAsking(undefined)}
          onDone={() => {
            setAsking(undefined);
            if (asking === 'remove') goBack();
            else onChanged();
          }}
        />
      )}
    </>
  );
}

interface AskSheetProps {
  award: AwardAnswer;
  asking: Asking;
  onClose: () => void;
  onDone: () => void;
}

function AskSheet({ award, asking, onClose, onDone }: AskSheetProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, failure, run } = useWork();
  const facts: Record<Asking, string> = {
    publish: awardSheetCopy.publishFact(award.terms.appealDays),
    reopen: awardSheetCopy.reopenFact,
    remove: awardSheetCopy.removeFact,
  };
  const go = async () => {
    const words = asOneLine(reason);
    const isMissing = asking === 'reopen' && words === '';
    setMissing(isMissing);
    if (isMissing) return;
    await run(() => act(award, asking, words), onDone);
  };
  return (
    <Sheet title={awardActionCopy[asking]} onClose={onClose}>
      <View className="award__sheet">
        <View>{facts[asking]}</View>
        {asking === 'reopen' && (
          <LongTextField
            label={awardSheetCopy.reason}
            value={reason}
            hint={awardSheetCopy.reasonHint}
            maxlength={100}
            problem={missing ? appealCopy.reasonMissing : undefined}
            onChange={setReason}
          />
        )}
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button
          text={busy ? awardSheetCopy.working : awardSheetCopy[`${asking}Now`]}
          busy={busy}
          onPress={() => void go()}
        />
        <Button kind="secondary" text={awardSheetCopy.cancel} onPress={onClose} />
      </View>
    </Sheet>
  );
}

function act(
  { awardId, revision }: AwardAnswer,
  asking: Asking,
  reason: string,
): Promise<CallResult<unknown>> {
  const seen = { awardId, revision };
  if (asking === 'publish') return publishAward(seen);
  return asking === 'reopen' ? reopenAward(seen, reason) : removeAward(seen);
}
