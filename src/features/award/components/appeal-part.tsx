import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, SectionTitle, Sheet, Strip, Tag } from '@/components';
import { LongTextField } from '@/components/fields';
import type { AwardAnswer } from '@contract/award-answers';
import { longestAppeal } from '@contract/award-terms';
import { appealCopy } from '@/copy/award';
import { errorCopy } from '@/copy/error-copy';
import { useWork } from '@/platform/use-work';
import { makeAppeal } from '../api';
import { asOneLine } from '../one-line';
import './award.scss';

interface AppealPartProps {
  award: AwardAnswer;
  onChanged: () => void;
}

/** The caller's own appeal: made, changed while it waits, and its answer. */
export function AppealPart({ award, onChanged }: AppealPartProps) {
  const { ownAppeal, mayAppeal } = award;
  const [open, setOpen] = useState(false);
  return (
    <>
      {ownAppeal && (
        <>
          <SectionTitle text={appealCopy.mine} />
          <Card flush>
            <View className="award__appeal">
              <View className="award__tags">
                <Tag
                  tone={ownAppeal.status === 'upheld' ? 'green' : 'neutral'}
                  text={appealCopy.status[ownAppeal.status]}
                />
              </View>
              <View>{ownAppeal.text}</View>
              <View className="award__detail">{appealCopy.madeAt(ownAppeal.madeAtMs)}</View>
              {ownAppeal.answer !== undefined && <View>{appealCopy.answer(ownAppeal.answer)}</View>}
            </View>
          </Card>
        </>
      )}
      {mayAppeal && (
        <Button
          kind="secondary"
          text={ownAppeal ? appealCopy.change : appealCopy.make}
          onPress={() => setOpen(true)}
        />
      )}
      {open && (
        <AppealSheet
          award={award}
          onClose={() => setOpen(false)}
          onSent={() => {
            setOpen(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}

interface AppealSheetProps {
  award: AwardAnswer;
  onClose: () => void;
  onSent: () => void;
}

function AppealSheet({ award, onClose, onSent }: AppealSheetProps) {
  const [text, setText] = useState(award.ownAppeal?.text ?? '');
  const [missing, setMissing] = useState(false);
  const { busy, failure, run } = useWork();
  const send = async () => {
    const words = asOneLine(text);
    setMissing(words === '');
    if (words === '') return;
    await run(() => makeAppeal(award.awardId, words), onSent);
  };
  const ofBranch = award.terms.kind === 'collective';
  return (
    <Sheet title={award.ownAppeal ? appealCopy.change : appealCopy.make} onClose={onClose}>
      <View className="award__sheet">
        <View>{ofBranch ? appealCopy.factOfBranch : appealCopy.fact}</View>
        <LongTextField
          label={appealCopy.text}
          value={text}
          hint={appealCopy.textHint}
          maxlength={longestAppeal}
          problem={missing ? appealCopy.missing : undefined}
          onChange={setText}
        />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button
          text={busy ? appealCopy.sending : appealCopy.send}
          busy={busy}
          onPress={() => void send()}
        />
      </View>
    </Sheet>
  );
}
