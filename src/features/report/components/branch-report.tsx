import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, EmptyState, QueryView, Row, Strip } from '@/components';
import { requiredRate } from '@contract/attendance-mark';
import type { BranchesAnswer, BranchLine } from '@contract/report';
import { errorCopy } from '@/copy/error-copy';
import { insightEntry } from '@/copy/insight';
import { attendanceCopy, branchCopy } from '@/copy/report';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage, pageParameter } from '@/platform/navigation';
import { useFurther } from '@/platform/use-further';
import { fetchBranches } from '../api';
import { BranchAttendance } from './branch-attendance';
import './report.scss';

const askFirst = () => fetchBranches(0);
const way = { markOf: ({ nextOffset }: BranchesAnswer) => nextOffset, read: fetchBranches };

/** 出勤统计: the branches of those who look over several; the one branch of a secretary at once. */
export function BranchReport() {
  const [branchId] = useState(() => pageParameter('id'));
  return branchId === undefined ? <Branches /> : <BranchAttendance branchId={branchId} />;
}

function Branches() {
  const query = useCachedQuery('report.branches', askFirst);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card', 'card']}>
      {(first) => <BranchList first={first} />}
    </QueryView>
  );
}

function BranchList({ first }: { first: BranchesAnswer }) {
  const { pages, hasMore, failure, busy, more } = useFurther(first, way);
  const branches = pages.flatMap((page) => page.branches);
  const { total } = first;
  const [only] = branches;
  if (total === 1 && only) return <BranchAttendance branchId={only.branchId} />;
  if (!only) return <EmptyState icon="users-round" text={errorCopy.NOT_ALLOWED} />;
  return (
    <View className="report">
      <Card flush>
        <Row
          icon="eye"
          title={insightEntry.title}
          detail={insightEntry.detail}
          onPress={() => openPage('lectureInsight')}
        />
        <Row
          icon="users-round"
          title={insightEntry.lecturers}
          detail={insightEntry.lecturersDetail}
          onPress={() => openPage('lecturers')}
        />
      </Card>
      <View className="report__facts">{branchCopy.branches(total)}</View>
      <Card flush>
        {branches.map((branch) => (
          <BranchRow key={branch.branchId} branch={branch} />
        ))}
      </Card>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {hasMore && (
        <Button
          kind="secondary"
          text={busy ? branchCopy.loadingMore : branchCopy.more}
          busy={busy}
          onPress={more}
        />
      )}
      <Row
        icon="shield-check"
        title={branchCopy.log}
        detail={branchCopy.logDetail}
        onPress={() => openPage('exportLog')}
      />
      <Row
        icon="shield-check"
        title={branchCopy.audit}
        detail={branchCopy.auditDetail}
        onPress={() => openPage('auditLog')}
      />
    </View>
  );
}

function BranchRow({ branch }: { branch: BranchLine }) {
  const { branchId, name, memberCount, counts } = branch;
  return (
    <Row
      title={name}
      detail={
        counts
          ? branchCopy.branch(
              counts.personTimes.onSite + counts.personTimes.online,
              counts.heads.either,
              memberCount,
            )
          : branchCopy.notCounted
      }
      end={<View>{counts ? attendanceCopy.rateOf(requiredRate(counts)) : '—'}</View>}
      onPress={() => openPage('branchAttendance', { id: branchId })}
    />
  );
}
