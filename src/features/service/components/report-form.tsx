import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { ActivityView, OwnServices } from '@contract/service-answers';
import { mostHours, serviceKinds } from '@contract/service-work';
import { Button, Card, QueryView, Strip } from '@/components';
import { ChoiceField, TextField, WhenField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { serviceCopy, serviceFormCopy, serviceKindNames } from '@/copy/service';
import { dateOf, startOfDay } from '@/copy/time';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { goBack, pageParameter } from '@/platform/navigation';
import { newRequestId } from '@/platform/request-id';
import { useWork } from '@/platform/use-work';
import { fetchActivity, fetchMine, report, reportOwn } from '../api';
import {
  hoursAt,
  indexOfHours,
  type OwnFault,
  type OwnForm,
  ownFormOf,
  ownOfForm,
  withDashes,
  withoutDashes,
} from '../forms';
import { CountFields } from './count-fields';
import './service.scss';

/** 登记一次服务: the hours at an activity, or something that stood in no list. */
export function ReportForm() {
  const [activityId] = useState(() => pageParameter('id'));
  return activityId === undefined ? <OfOwnWork /> : <OfActivity activityId={activityId} />;
}

const options = serviceFormCopy.hoursOptions(mostHours);

function OfActivity({ activityId }: { activityId: string }) {
  const ask = useCallback(() => fetchActivity(activityId), [activityId]);
  const query = useCachedQuery(`service.show.${activityId}`, ask);
  return (
    <QueryView query={query} skeleton={['card', 'line']}>
      {(activity) => <HoursOnly key={activity.hours?.revision ?? 0} activity={activity} />}
    </QueryView>
  );
}

function HoursOnly({ activity }: { activity: ActivityView }) {
  const { activityId, title, startsAtMs, endsAtMs, hours: told } = activity;
  const planned = (endsAtMs - startsAtMs) / 3_600_000;
  const [index, setIndex] = useState(() =>
    Math.min(options.length - 1, indexOfHours(told?.hours ?? planned)),
  );
  const { busy, failure, run } = useWork();
  return (
    <View className="service">
      <Card>
        <View className="service__sheet">
          <View>
            <View className="service__sentence">{title}</View>
            <View className="service__note">{serviceCopy.when(activity, serverNowMs())}</View>
          </View>
          <ChoiceField
            label={serviceFormCopy.hours}
            options={options}
            index={index}
            onChange={setIndex}
          />
        </View>
      </Card>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={serviceFormCopy.send}
        busy={busy}
        onPress={() =>
          void run(() => report(activityId, told?.revision ?? 0, hoursAt(index)), goBack)
        }
      />
    </View>
  );
}

function OfOwnWork() {
  const query = useCachedQuery('service.mine', fetchMine);
  return (
    <QueryView query={query} skeleton={['tall', 'card']}>
      {(mine) => <OwnWorkForm mine={mine} />}
    </QueryView>
  );
}

/** The server's name for own work is this and what the phone made. */
const ownPrefix = 'own-';

function OwnWorkForm({ mine }: { mine: OwnServices }) {
  const [told] = useState(() => {
    const workId = pageParameter('work');
    return mine.told.find((one) => one.own !== undefined && one.workId === workId);
  });
  const [requestId] = useState(() => told?.workId.slice(ownPrefix.length) ?? newRequestId());
  const [form, setForm] = useState<OwnForm>(() => ownFormOf(told, mine.days.last));
  const [fault, setFault] = useState<OwnFault>();
  const { busy, failure, run } = useWork();
  const change = (more: Partial<OwnForm>) => {
    setFault(undefined);
    setForm((before) => ({ ...before, ...more }));
  };
  const send = () => {
    const own = ownOfForm(form);
    if (typeof own === 'string') {
      setFault(own);
      return;
    }
    const hours = hoursAt(form.hoursIndex);
    void run(() => reportOwn({ requestId, seen: told?.revision ?? 0, hours, own }), goBack);
  };
  return (
    <View className="service">
      <Strip icon="shield-check" text={serviceFormCopy.noNames} />
      <Card>
        <View className="service__sheet">
          <ChoiceField
            label={serviceFormCopy.kind}
            options={serviceKinds.map((kind) => serviceKindNames[kind])}
            index={serviceKinds.indexOf(form.kind)}
            onChange={(index) => change({ kind: serviceKinds[index] ?? 'shift' })}
          />
          <TextField
            label={serviceFormCopy.title}
            hint={serviceFormCopy.titleHint}
            maxlength={30}
            value={form.title}
            problem={fault === 'title' ? serviceFormCopy.faults.title : undefined}
            onChange={(title) => change({ title })}
          />
          <WhenField
            label={serviceFormCopy.day}
            mode="date"
            value={withDashes(form.day)}
            shown={dateOf(startOfDay(form.day))}
            onChange={(day) => change({ day: withoutDashes(day) })}
          />
          <ChoiceField
            label={serviceFormCopy.hours}
            options={options}
            index={form.hoursIndex}
            onChange={(hoursIndex) => change({ hoursIndex })}
          />
          <TextField
            label={serviceFormCopy.venue}
            hint={serviceFormCopy.venueHint}
            maxlength={40}
            value={form.venue}
            onChange={(venue) => change({ venue })}
          />
          <CountFields form={form} fault={fault} onChange={change} />
        </View>
      </Card>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button text={serviceFormCopy.send} busy={busy} onPress={send} />
    </View>
  );
}
