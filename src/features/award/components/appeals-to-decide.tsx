import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, SectionTitle, Sheet, Strip, Tag } from '@/components';
import { LongTextField } from '@/components/fields';
import type { AppealRow, AwardAnswer } from '@contract/award-answers';
import { appealCopy, candidateCopy } from '@/copy/award';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { useWork } from '@/platform/use-work';
import { decideAppeal } from '../api';
import { asOneLine } from '../one-line';
import './award.scss';

interface AppealsProps {
  award: AwardAnswer;
  onChanged: () => void;
}

/** Every appeal with what the frozen list knows of who made it. */
export function AppealsToDecide({ award, onChanged }: AppealsProps) {
  const appeals = award.managed?.appeals ?? [];
  const [deciding, setDeciding] = useState<AppealRow>();
  if (appeals.length === 0) return null;
  return (
    <>
      <SectionTitle text={appealCopy.list} />
      <Card flush>
        {appeals.map((appeal) => (
          <View key={appeal.subjectId} className="award__appeal">
            <View className="award__who-name">{common.listOf(appeal.name, appeal.branchName)}</View>
            <View className="award__tags">
              <Tag
                tone={appeal.status === 'waiting' ? 'amber' : 'neutral'}
                text={appealCopy.status[appeal.status]}
              />
            </View>
            <View>{appeal.text}</View>
            {appeal.figures && appeal.shortfalls && (
              <>
                <View className="award__detail">
                  {candidateCopy.figures({ figures: appeal.figures })}
                </View>
                <View className="award__why">{candidateCopy.reason(appeal.shortfalls)}</View>
              </>
            )}
            <View className="award__detail">{appealCopy.madeAt(appeal.madeAtMs)}</View>
            {appeal.answer !== undefined && <View>{appealCopy.answer(appeal.answer)}</View>}
            {appeal.status === 'waiting' && (
              <Button
                kind="secondary"
                compact
                text={appealCopy.decide}
                label={appealCopy.decideTitle(appeal.name)}
                onPress={() => setDeciding(appeal)}
              />
            )}
          </View>
        ))}
      </Card>
      {deciding && (
        <DecideSheet
          awardId={award.awardId}
          appeal={deciding}
          onClose={() => setDeciding(undefined)}
          onDone={() => {
            setDeciding(undefined);
            onChanged();
          }}
        />
      )}
    </>
  );
}

interface DecideSheetProps {
  awardId: string;
  appeal: AppealRow;
  onClose: () => void;
  onDone: () => void;
}

function DecideSheet({ awardId, appeal, onClose, onDone }: DecideSheetProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, failure, run } = useWork();
  const decide = async (uphold: boolean) => {
    const words = asOneLine(reason);
    setMissing(words === '');
    if (words === '') return;
    const { subjectId } = appeal;
    await run(() => decideAppeal(awardId, { subjectId, uphold, reason: words }), onDone);
  };
  return (
    <Sheet title={appealCopy.decideTitle(appeal.name)} onClose={onClose}>
      <View className="award__sheet">
        <View>{appeal.text}</View>
        <View className="award__note">{appealCopy.upholdFact}</View>
        <LongTextField
          label={appealCopy.reason}
          value={reason}
          hint={appealCopy.reasonHint}
          maxlength={100}
          problem={missing ? appealCopy.reasonMissing : undefined}
          onChange={setReason}
        />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button text={appealCopy.uphold} busy={busy} onPress={() => void decide(true)} />
        <Button
          kind="secondary"
          text={appealCopy.decline}
          busy={busy}
          onPress={() => void decide(false)}
        />
      </View>
    </Sheet>
  );
}
