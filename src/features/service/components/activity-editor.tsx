import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { DeskActivity, ServiceDesk } from '@contract/service-answers';
import { serviceKinds } from '@contract/service-work';
import { Button, Card, QueryView, Strip } from '@/components';
import { ChoiceField, LongTextField, TextField, WhenField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { serviceEditorCopy, serviceKindNames } from '@/copy/service';
import { dateOf, startOfDay } from '@/copy/time';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { goBack, pageParameter } from '@/platform/navigation';
import { newRequestId } from '@/platform/request-id';
import { useWork } from '@/platform/use-work';
import { addActivity, changeActivity, fetchDesk } from '../api';
import {
  type ActivityFault,
  type ActivityForm,
  activityFormOf,
  planOfForm,
  timesFrom,
  withoutDashes,
} from '../forms';
import './service.scss';

/** One activity: a new one or one that is planned. */
export function ActivityEditor() {
  const [organisationId] = useState(() => pageParameter('organisation'));
  const [activityId] = useState(() => pageParameter('id'));
  const ask = useCallback(() => fetchDesk(organisationId), [organisationId]);
  const query = useCachedQuery(`service.desk.${organisationId ?? 'own'}`, ask);
  return (
    <QueryView query={query} skeleton={['tall', 'line']}>
      {(desk) => {
        const activity = desk.activities.find((one) => one.activityId === activityId);
        // One that somebody has changed meanwhile is shown as it stands now.
        return <Form key={activity?.revision ?? 0} desk={desk} activity={activity} />;
      }}
    </QueryView>
  );
}

interface FormProps {
  desk: ServiceDesk;
  activity: DeskActivity | undefined;
}

function Form({ desk, activity }: FormProps) {
  const [form, setForm] = useState<ActivityForm>(() => activityFormOf(activity, serverNowMs()));
  const [requestId] = useState(newRequestId);
  const [fault, setFault] = useState<ActivityFault>();
  const { busy, failure, run } = useWork();
  const change = (more: Partial<ActivityForm>) => {
    setFault(undefined);
    setForm((before) => ({ ...before, ...more }));
  };
  const save = () => {
    const plan = planOfForm(form);
    if (typeof plan === 'string') {
      setFault(plan);
      return;
    }
    void run(
      () =>
        activity
          ? changeActivity(activity, plan)
          : addActivity(requestId, desk.organisationId, plan),
      goBack,
    );
  };
  return (
    <View className="service">
      <Card>
        <View className="service__sheet">
          <ChoiceField
            label={serviceEditorCopy.kind}
            options={serviceKinds.map((kind) => serviceKindNames[kind])}
            index={serviceKinds.indexOf(form.kind)}
            onChange={(index) => change({ kind: serviceKinds[index] ?? 'shift' })}
          />
          <TextField
            label={serviceEditorCopy.title}
            hint={serviceEditorCopy.titleHint}
            maxlength={30}
            value={form.title}
            problem={fault === 'title' ? serviceEditorCopy.faults.title : undefined}
            onChange={(title) => change({ title })}
          />
          <When form={form} fault={fault} onChange={change} />
          <TextField
            label={serviceEditorCopy.venue}
            hint={serviceEditorCopy.venueHint}
            maxlength={40}
            value={form.venue}
            onChange={(venue) => change({ venue })}
          />
          <TextField
            label={serviceEditorCopy.places}
            kind="number"
            unit={serviceEditorCopy.placesUnit}
            maxlength={3}
            value={form.places}
            problem={fault === 'places' ? serviceEditorCopy.faults.places : undefined}
            onChange={(places) => change({ places })}
          />
          <LongTextField
            label={serviceEditorCopy.note}
            hint={serviceEditorCopy.noteHint}
            maxlength={100}
            value={form.note}
            onChange={(note) => change({ note })}
          />
        </View>
      </Card>
      {!activity && (
        <View className="service__note">{serviceEditorCopy.published(desk.organisationName)}</View>
      )}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={activity ? serviceEditorCopy.save : serviceEditorCopy.publish}
        busy={busy}
        onPress={save}
      />
    </View>
  );
}

interface WhenProps {
  form: ActivityForm;
  fault: ActivityFault | undefined;
  onChange: (more: Partial<ActivityForm>) => void;
}

function When({ form, fault, onChange }: WhenProps) {
  return (
    <>
      <WhenField
        label={serviceEditorCopy.day}
        mode="date"
        value={form.day}
        shown={dateOf(startOfDay(withoutDashes(form.day)))}
        onChange={(day) => onChange({ day })}
      />
      <View className="service__pair">
        <WhenField
          label={serviceEditorCopy.starts}
          mode="time"
          value={form.startsAt}
          onChange={(startsAt) => onChange(timesFrom(form, startsAt))}
        />
        <WhenField
          label={serviceEditorCopy.ends}
          mode="time"
          value={form.endsAt}
          problem={fault === 'times' ? serviceEditorCopy.faults.times : undefined}
          onChange={(endsAt) => onChange({ endsAt })}
        />
      </View>
    </>
  );
}
