import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { PlannedTask, PlanToEdit } from '@contract/plan-answers';
import { Button, Card, QueryView, Row, Strip } from '@/components';
import { LongTextField, TextField, WhenField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { dayText, planEditorCopy } from '@/copy/plan';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { goBack, pageParameter } from '@/platform/navigation';
import { newRequestId } from '@/platform/request-id';
import { useWork } from '@/platform/use-work';
import { addTask, changeTask, fetchPlan, publishTask } from '../api';
import { type FormFault, formOf, planOfForm, type TaskForm } from '../task-form';
import { AudienceSheet, audienceText } from './audience-sheet';
import { EndTask } from './end-task';
import { WantFields } from './want-fields';
import './plan.scss';

/** One task: a new one, a draft or one that is published. */
export function TaskEditor() {
  const [organisationId] = useState(() => pageParameter('organisation'));
  const [taskId] = useState(() => pageParameter('id'));
  const ask = useCallback(() => fetchPlan(organisationId), [organisationId]);
  const query = useCachedQuery(`plan.edit.${organisationId ?? 'own'}`, ask);
  return (
    <QueryView query={query} skeleton={['tall', 'card']}>
      {(plan) => (
        <Form
          // A task that somebody has changed meanwhile is shown as it stands now.
          key={plan.tasks.find((one) => one.taskId === taskId)?.revision ?? 0}
          plan={plan}
          task={plan.tasks.find((one) => one.taskId === taskId)}
        />
      )}
    </QueryView>
  );
}

interface FormProps {
  plan: PlanToEdit;
  task: PlannedTask | undefined;
}

function Form({ plan, task }: FormProps) {
  const [form, setForm] = useState<TaskForm>(() => formOf(plan, task, serverNowMs()));
  const [requestId] = useState(newRequestId);
  const [fault, setFault] = useState<FormFault>();
  const [choosing, setChoosing] = useState(false);
  const { busy, failure, run } = useWork();
  const change = (more: Partial<TaskForm>) => {
    setFault(undefined);
    setForm((before) => ({ ...before, ...more }));
  };
  const save = async (publish: boolean) => {
    const wanted = planOfForm(form);
    if (typeof wanted === 'string') {
      setFault(wanted);
      return;
    }
    const done = await run(async () => {
      const saved = await (task
        ? changeTask(task, wanted)
        : addTask(requestId, plan.organisationId, wanted));
      return saved.ok && publish ? publishTask(saved.data) : saved;
    });
    if (done) goBack();
  };
  const isPublished = task?.status === 'published';
  return (
    <View className="plan">
      <Card>
        <View className="plan__sheet">
          <TextField
            label={planEditorCopy.titleField}
            hint={planEditorCopy.titleHint}
            maxlength={30}
            value={form.title}
            problem={fault === 'title' ? planEditorCopy.faults.title : undefined}
            onChange={(title) => change({ title })}
          />
          <WantFields form={form} plan={plan} fault={fault} onChange={change} />
          <WhenField
            label={planEditorCopy.due}
            mode="date"
            value={withDashes(form.dueOn)}
            shown={dayText(form.dueOn)}
            onChange={(day) => change({ dueOn: day.replaceAll('-', '') })}
          />
          <LongTextField
            label={planEditorCopy.note}
            hint={planEditorCopy.noteHint}
            maxlength={100}
            value={form.note}
            onChange={(note) => change({ note })}
          />
        </View>
      </Card>
      <Card flush>
        <Row
          icon="users-round"
          title={planEditorCopy.audience}
          detail={audienceText(form, plan)}
          onPress={() => setChoosing(true)}
        />
      </Card>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={isPublished ? planEditorCopy.saveChanges : planEditorCopy.publish}
        busy={busy}
        onPress={() => void save(!isPublished)}
      />
      {!isPublished && (
        <Button
          kind="secondary"
          text={planEditorCopy.save}
          busy={busy}
          onPress={() => void save(false)}
        />
      )}
      {task && <EndTask task={task} />}
      {choosing && (
        <AudienceSheet
          form={form}
          plan={plan}
          onChange={change}
          onClose={() => setChoosing(false)}
        />
      )}
    </View>
  );
}

/** 2026-12-20, as the platform's picker has a day. */
const withDashes = (day: string) => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
