import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, Row, SectionTitle, Segmented, Strip } from '@/components';
import { TextField, longestReason } from '@/components/fields';
import type { NamedChange, RulesPreviewAnswer } from '@contract/points-answers';
import { errorCopy } from '@/copy/error-copy';
import { signed } from '@/copy/numbers';
import { rulesCopy } from '@/copy/points';
import { useWork } from '@/platform/use-work';
import { applyRules } from '../api';
import './points.scss';

interface RulesPreviewProps {
  draftId: string;
  preview: RulesPreviewAnswer;
  onDone: (jobId: string | undefined) => void;
  onBack: () => void;
}

type Mode = 'from-now' | 'recalculate';

const modes = [
  { value: 'from-now', text: rulesCopy.fromNow },
  { value: 'recalculate', text: rulesCopy.recalculate },
] as const;

/** Whom the rules would change by how much, then how they come into force and why. */
export function RulesPreview({ draftId, preview, onDone, onBack }: RulesPreviewProps) {
  const [mode, setMode] = useState<Mode>('from-now');
  const [reason, setReason] = useState('');
  const { busy, failure, run } = useWork();
  return (
    <View className="points">
      <Figures preview={preview} />
      <Named title={rulesCopy.losses} changes={preview.losses} />
      <Named title={rulesCopy.gains} changes={preview.gains} />
      <SectionTitle text={rulesCopy.how} />
      <Segmented label={rulesCopy.how} options={modes} value={mode} onChange={setMode} />
      <View className="points__lead">
        {mode === 'from-now' ? rulesCopy.fromNowDetail : rulesCopy.recalculateDetail}
      </View>
      <TextField
        label={rulesCopy.reason}
        hint={rulesCopy.reasonHint}
        usual={rulesCopy.reasons}
        maxlength={longestReason}
        value={reason}
        onChange={setReason}
      />
      {!preview.stillApplies && (
        <Strip icon="circle-alert" tone="amber" text={errorCopy.RULES_DRAFT_OUTDATED} />
      )}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={busy ? rulesCopy.applying : rulesCopy.apply}
        busy={busy}
        disabled={reason.trim() === '' || !preview.stillApplies}
        onPress={() =>
          void run(
            () => applyRules(draftId, mode, reason.trim()),
            ({ jobId }) => onDone(jobId),
          )
        }
      />
      <Button kind="secondary" text={rulesCopy.back} busy={busy} onPress={onBack} />
    </View>
  );
}

function Figures({ preview }: { preview: RulesPreviewAnswer }) {
  const { losing, gaining, unchanged, frequent, gained, lost, exhausted } = preview;
  return (
    <Card>
      <View className="points__note">{rulesCopy.ifRecalculated}</View>
      <View className="points__headline">{rulesCopy.headline(losing, gaining)}</View>
      {frequent.map(([difference, members]) => (
        <View key={difference} className="points__fact">
          {rulesCopy.group(difference, members)}
        </View>
      ))}
      <View className="points__fact">{rulesCopy.unchangedMembers(unchanged)}</View>
      {losing + gaining > 0 && <View className="points__fact">{rulesCopy.sums(gained, lost)}</View>}
      {exhausted > 0 && <View className="points__fact">{rulesCopy.exhausted(exhausted)}</View>}
    </Card>
  );
}

function Named({ title, changes }: { title: string; changes: readonly NamedChange[] }) {
  if (changes.length === 0) return null;
  return (
    <>
      <SectionTitle text={title} />
      <Card flush>
        {changes.map(({ name, branchName, difference }, index) => (
          <Row
            key={`${name}${index}`}
            title={name}
            detail={branchName}
            end={<View className="points__sum">{signed(difference)}</View>}
          />
        ))}
      </Card>
    </>
  );
}
