import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { LeaveAnswer } from '@contract/attendance-answers';
import { Button, Card, Fact, PlaceFact, QueryView, Strip, Tag } from '@/components';
import { TextField, longestReason } from '@/components/fields';
import { leaveCopy } from '@/copy/leave';
import { errorCopy } from '@/copy/error-copy';
import { sessionTimeOf } from '@/copy/time';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import type { CallResult, FailureCode } from '@/platform/cloud';
import { pageParameter } from '@/platform/navigation';
import { fetchLeave, requestLeave, withdrawLeave } from '../api';
import './leave-page.scss';

/** A member asks to be excused from a session, and reads what became of it. */
export function LeavePage() {
  const [sessionId] = useState(() => pageParameter('id') ?? '');
  const ask = useCallback(() => fetchLeave(sessionId), [sessionId]);
  const query = useCachedQuery(`attendance.leave.${sessionId}`, ask);
  return (
    <QueryView query={query} skeleton={['tall', 'card']}>
      {(answer) => <Leave answer={answer} onChanged={query.refresh} offline={query.offline} />}
    </QueryView>
  );
}

interface LeaveProps {
  answer: LeaveAnswer;
  offline: boolean;
  onChanged: () => void;
}

function Leave({ answer, offline, onChanged }: LeaveProps) {
  const { session, request, recorded, mayAsk } = answer;
  const { sessionId } = session;
  const [reason, setReason] = useState(request?.status === 'waiting' ? request.reason : '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureCode>();
  const run = async (work: Promise<CallResult<LeaveAnswer>>) => {
    setBusy(true);
    const result = await work;
    setBusy(false);
    setFailure(result.ok ? undefined : result.code);
    onChanged();
  };
  const waits = request?.status === 'waiting';
  const closed = !mayAsk && !waits && recorded !== 'excused';
  return (
    <View className="leave-page">
      <Card className="leave-page__session">
        <View className="leave-page__title">{session.title}</View>
        <Fact
          icon="clock"
          text={sessionTimeOf(session.startsAtMs, session.endsAtMs, serverNowMs())}
        />
        <PlaceFact venue={session.venue} online={session.mode === 'online'} />
      </Card>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {request && <Standing request={request} />}
      {closed && <Strip icon="circle-alert" text={leaveCopy.over} />}
      {recorded !== 'none' && !request && <Tag text={leaveCopy.recorded(recorded)} />}
      {mayAsk && (
        <>
          <TextField
            maxlength={longestReason}
            label={leaveCopy.why}
            hint={leaveCopy.whyHint}
            usual={leaveCopy.reasons}
            value={reason}
            onChange={setReason}
          />
          <Button
            text={busy ? leaveCopy.asking : askText(request?.status)}
            busy={busy}
            disabled={offline || reason.trim() === '' || (waits && reason === request.reason)}
            onPress={() => void run(requestLeave(sessionId, reason.trim()))}
          />
          {offline && <Strip icon="wifi-off" text={leaveCopy.offline} />}
        </>
      )}
      {waits && (
        <Button
          kind="secondary"
          text={leaveCopy.withdraw}
          busy={busy}
          disabled={offline}
          onPress={() => void run(withdrawLeave(sessionId))}
        />
      )}
    </View>
  );
}

function askText(status: NonNullable<LeaveAnswer['request']>['status'] | undefined): string {
  if (status === undefined) return leaveCopy.ask;
  return status === 'waiting' ? leaveCopy.change : leaveCopy.askAgain;
}

function Standing({ request }: { request: NonNullable<LeaveAnswer['request']> }) {
  const { status, reason, answer, askedAtMs, decidedAtMs } = request;
  const tone = status === 'approved' ? 'green' : status === 'withdrawn' ? 'neutral' : 'amber';
  return (
    <Card>
      <Tag tone={tone} text={leaveCopy.states[status]} />
      <View className="leave-page__fact">{leaveCopy.asked(askedAtMs)}</View>
      <View className="leave-page__fact">{leaveCopy.yourReason(reason)}</View>
      {decidedAtMs !== undefined && (
        <View className="leave-page__fact">{leaveCopy.decidedAt(decidedAtMs)}</View>
      )}
      {answer !== undefined && (
        <View className="leave-page__fact">{leaveCopy.theAnswer(answer)}</View>
      )}
      {status === 'approved' && <View className="leave-page__fact">{leaveCopy.canCome}</View>}
    </Card>
  );
}
