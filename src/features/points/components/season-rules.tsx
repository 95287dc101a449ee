import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, QueryView, SectionTitle, Strip } from '@/components';
import type { RulesAnswer, RulesVersionView } from '@contract/points-answers';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { rulesCopy } from '@/copy/points';
import { useCachedQuery } from '@/platform/cached-query';
import { useWork } from '@/platform/use-work';
import { applyRules, fetchRules } from '../api';
import { JobProgress } from './job-progress';
import { RulesEditor } from './rules-editor';
import './points.scss';

/** 积分规则: how points are earned, every version of it, and for the season's administrator a way to change it. */
export function SeasonRules() {
  const query = useCachedQuery('points.rules', fetchRules);
  return (
    <QueryView query={query} skeleton={['tall', 'card']}>
      {(answer) => <Rules answer={answer} onChanged={query.refresh} />}
    </QueryView>
  );
}

function Rules({ answer, onChanged }: { answer: RulesAnswer; onChanged: () => void }) {
  const [editing, setEditing] = useState(false);
  const [started, setStarted] = useState<string>();
  const { busy, failure, run } = useWork();
  const { current, versions, mayChange, unfinishedDraftId } = answer;
  const recalculationId = started ?? answer.recalculationId;
  if (editing)
    return (
      <RulesEditor
        current={current}
        onDone={(jobId) => {
          setEditing(false);
          setStarted(jobId);
          onChanged();
        }}
        onCancel={() => setEditing(false)}
      />
    );
  const goOn = (draftId: string) => {
    // The version has its mode and reason already; what is sent here only finds it.
    const reason = versions[0]?.reason ?? '';
    void run(
      () => applyRules(draftId, 'recalculate', reason),
      ({ jobId }) => setStarted(jobId),
    );
  };
  const [newest, ...earlier] = versions;
  return (
    <View className="points">
      {recalculationId !== undefined && (
        <JobProgress
          key={recalculationId}
          jobId={recalculationId}
          title={rulesCopy.recounting}
          words={rulesCopy.progress}
          lateWords={rulesCopy.late}
          doneText={(result) => rulesCopy.recounted(Number(result.changed ?? 0))}
          onDone={onChanged}
        />
      )}
      {recalculationId === undefined && unfinishedDraftId !== undefined && (
        <Strip
          icon="circle-alert"
          tone="amber"
          text={rulesCopy.unfinished}
          action={busy ? common.loading : rulesCopy.goOn}
          onAction={() => goOn(unfinishedDraftId)}
        />
      )}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <SectionTitle text={rulesCopy.current} />
      {newest && <VersionCard version={newest} />}
      {mayChange ? (
        <Button
          text={rulesCopy.edit}
          disabled={recalculationId !== undefined && started === undefined}
          onPress={() => setEditing(true)}
        />
      ) : (
        <View className="points__note">{rulesCopy.whoChanges}</View>
      )}
      {earlier.length > 0 && <SectionTitle text={rulesCopy.earlier} />}
      {earlier.map((version) => (
        <VersionCard key={version.rules.version} version={version} />
      ))}
    </View>
  );
}

function VersionCard({ version }: { version: RulesVersionView }) {
  const { rules, mode, byName, reason } = version;
  const { checkIn, watch, lectureDone, quiz, service, task } = rules;
  const { fields, points, percent } = rulesCopy;
  const lines: [string, string][] = [
    [fields.onTime, points(checkIn.onTime)],
    [fields.late, points(checkIn.late)],
    [fields.checkInCap, points(checkIn.dayCap)],
    [fields.watch(watch.everySeconds), points(watch.points)],
    [fields.watchCap, points(watch.dayCap)],
    [fields.done, points(lectureDone.points)],
    [fields.coverage, percent(lectureDone.coverage)],
    [fields.quiz, points(quiz.points)],
    [fields.quizMost, points(quiz.most)],
    [fields.service, points(service.points)],
    [fields.serviceCap, points(service.dayCap)],
    [fields.task, points(task.points)],
  ];
  return (
    <Card>
      <View className="points__headline">{rulesCopy.version(rules.version)}</View>
      <View className="points__fact">
        {common.listOf(
          rulesCopy.since(version),
          byName === undefined ? undefined : rulesCopy.by(byName),
          rulesCopy.mode[mode],
        )}
      </View>
      {reason !== undefined && <View className="points__fact">{reason}</View>}
      {lines.map(([name, value]) => (
        <View key={name} className="points__rule">
          <View className="points__rule-name">{name}</View>
          <View className="points__sum">{value}</View>
        </View>
      ))}
    </Card>
  );
}
