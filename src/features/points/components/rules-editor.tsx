import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Strip } from '@/components';
import { TextField } from '@/components/fields';
import type { RulesAnswer, RulesPreviewAnswer } from '@contract/points-answers';
import { errorCopy } from '@/copy/error-copy';
import { pointsCopy, rulesCopy } from '@/copy/points';
import { useWork } from '@/platform/use-work';
import { draftRules, fetchPreview } from '../api';
import { type RulesField, formOf, readForm, rulesFields } from '../rules-form';
import { JobProgress } from './job-progress';
import { RulesPreview } from './rules-preview';
import './points.scss';

interface RulesEditorProps {
  current: RulesAnswer['current'];
  /** In force; with the job that counts everything anew, where one was asked for. */
  onDone: (jobId: string | undefined) => void;
  onCancel: () => void;
}

interface Drafted {
  draftId: string;
  jobId: string;
}

/** Other rules: typed, worked out for everybody, and only then confirmed. */
export function RulesEditor({ current, onDone, onCancel }: RulesEditorProps) {
  const [form, setForm] = useState(() => formOf(current));
  const [drafted, setDrafted] = useState<Drafted>();
  const [preview, setPreview] = useState<RulesPreviewAnswer>();
  const { busy, failure, run } = useWork();
  const { draft, problems } = readForm(form);
  const same = rulesFields.every((field) => form[field] === formOf(current)[field]);
  const back = () => {
    setDrafted(undefined);
    setPreview(undefined);
  };
  if (drafted && preview)
    return (
      <RulesPreview draftId={drafted.draftId} preview={preview} onDone={onDone} onBack={back} />
    );
  if (drafted)
    return (
      <View className="points">
        <JobProgress
          jobId={drafted.jobId}
          title={rulesCopy.previewing}
          words={rulesCopy.progress}
          stoppable
          onDone={() => void run(() => fetchPreview(drafted.draftId), setPreview)}
        />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button kind="secondary" text={rulesCopy.back} onPress={back} />
      </View>
    );
  const nameOf = (field: RulesField) =>
    field === 'watch'
      ? rulesCopy.fields.watch(current.watch.everySeconds)
      : rulesCopy.fields[field];
  return (
    <View className="points">
      {rulesFields.map((field) => (
        <TextField
          key={field}
          label={nameOf(field)}
          kind="number"
          unit={field === 'coverage' ? rulesCopy.unitPercent : rulesCopy.unitPoints}
          maxlength={3}
          value={form[field]}
          problem={problems[field]}
          onChange={(text) => setForm((before) => ({ ...before, [field]: text }))}
        />
      ))}
      {same && <View className="points__note">{rulesCopy.unchanged}</View>}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={rulesCopy.preview}
        busy={busy}
        disabled={same || !draft}
        onPress={() => draft && void run(() => draftRules(draft), setDrafted)}
      />
      <Button kind="quiet" text={pointsCopy.cancel} onPress={onCancel} />
    </View>
  );
}
