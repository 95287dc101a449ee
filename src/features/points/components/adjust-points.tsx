import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { Button, Card, EmptyState, QueryView, Row, Strip } from '@/components';
import { TextField, longestReason } from '@/components/fields';
import type { PointsResponses } from '@contract/points';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { adjustCopy } from '@/copy/points';
import { useCachedQuery } from '@/platform/cached-query';
import { goBack } from '@/platform/navigation';
import { newRequestId } from '@/platform/request-id';
import { useWork } from '@/platform/use-work';
import { adjust, fetchBranches } from '../api';
import { pointsOf } from '../figures';
import { type Chosen, MemberSheet, PointsBranchSheet } from './choose-sheets';
import './points.scss';

/** 人工加分: to whom, how many, why; small ones count at once, larger ones wait for a second person. */
export function AdjustPoints() {
  const ask = useCallback(() => fetchBranches(''), []);
  const query = useCachedQuery('points.branches', ask);
  return (
    <QueryView query={query} skeleton={['card', 'card', 'line']}>
      {(answer) => <Form answer={answer} />}
    </QueryView>
  );
}

interface Draft {
  /** Stays the same until it is sent with success: sent again it counts once. */
  adjustmentId: string;
  points: string;
  reason: string;
}

const emptyDraft = (): Draft => ({
  adjustmentId: newRequestId(),
  ...{ points: '', reason: '' },
});

function Form({ answer }: { answer: PointsResponses['branches'] }) {
  const [member, setMember] = useState<Chosen>();
  const [draft, setDraft] = useState(emptyDraft);
  const [status, setStatus] = useState<'counted' | 'waiting'>();
  const { busy, failure, run } = useWork();
  const change = (some: Partial<Draft>) =>
    setDraft((before) => ({ ...before, adjustmentId: newRequestId(), ...some }));
  const chooseMember = (chosen: Chosen | undefined) => {
    setMember(chosen);
    change({});
  };
  const points = pointsOf(draft.points, 1, 100);
  const ready = member !== undefined && points !== undefined && draft.reason.trim() !== '';
  const again = () => {
    setStatus(undefined);
    setMember(undefined);
    setDraft(emptyDraft());
  };
  if (status) return <Done status={status} onAgain={again} />;
  const send = () => {
    if (!member || points === undefined) return;
    const { adjustmentId, reason } = draft;
    const asked = { memberId: member.id, points, reason: reason.trim() };
    void run(
      () => adjust({ adjustmentId, ...asked }),
      (data) => setStatus(data.status === 'waiting' ? 'waiting' : 'counted'),
    );
  };
  return (
    <View className="points">
      <Who answer={answer} member={member} onMember={chooseMember} />
      <TextField
        label={adjustCopy.points}
        hint={adjustCopy.pointsHint}
        kind="number"
        unit={common.points}
        maxlength={3}
        value={draft.points}
        problem={draft.points !== '' && points === undefined ? adjustCopy.pointsWrong : undefined}
        onChange={(text) => change({ points: text })}
      />
      <TextField
        label={adjustCopy.reason}
        hint={adjustCopy.reasonHint}
        usual={adjustCopy.reasons}
        maxlength={longestReason}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
      />
      <View className="points__note">{adjustCopy.alone}</View>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={
          busy
            ? adjustCopy.sending
            : points === undefined
              ? adjustCopy.submitEmpty
              : adjustCopy.submit(points)
        }
        busy={busy}
        disabled={!ready}
        onPress={send}
      />
    </View>
  );
}

interface WhoProps {
  answer: PointsResponses['branches'];
  member: Chosen | undefined;
  onMember: (member: Chosen | undefined) => void;
}

/** Branch and member; nothing to choose of the first for the secretary of one branch. */
function Who({ answer, member, onMember }: WhoProps) {
  const [only] = answer.total === 1 ? answer.branches : [];
  const [branch, setBranch] = useState<Chosen | undefined>(
    only && { id: only.branchId, name: only.name },
  );
  const [choosing, setChoosing] = useState<'branch' | 'member'>();
  return (
    <>
      <Card flush>
        {answer.total !== 1 && (
          <Row
            title={adjustCopy.branch}
            detail={branch?.name ?? adjustCopy.chooseBranch}
            onPress={() => setChoosing('branch')}
          />
        )}
        <Row
          title={adjustCopy.member}
          detail={member?.name ?? adjustCopy.chooseMember}
          onPress={() => setChoosing(branch ? 'member' : 'branch')}
        />
      </Card>
      {choosing === 'branch' && (
        <PointsBranchSheet
          first={answer}
          onChosen={(chosen) => {
            setBranch(chosen);
            onMember(undefined);
            setChoosing('member');
          }}
          onClose={() => setChoosing(undefined)}
        />
      )}
      {choosing === 'member' && branch && (
        <MemberSheet
          branchId={branch.id}
          onChosen={(chosen) => {
            onMember(chosen);
            setChoosing(undefined);
          }}
          onClose={() => setChoosing(undefined)}
        />
      )}
    </>
  );
}

function Done({ status, onAgain }: { status: 'counted' | 'waiting'; onAgain: () => void }) {
  const waits = status === 'waiting';
  return (
    <View className="points">
      <EmptyState
        icon={waits ? 'hourglass' : 'circle-check'}
        text={waits ? adjustCopy.waits : adjustCopy.counted}
      />
      <View className="points__lead">
        {waits ? adjustCopy.waitsDetail : adjustCopy.countedDetail}
      </View>
      <Button text={adjustCopy.done} onPress={goBack} />
      <Button kind="secondary" text={adjustCopy.another} onPress={onAgain} />
    </View>
  );
}
