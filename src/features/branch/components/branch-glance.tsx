import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { GlanceAnswer, GlanceMember } from '@contract/branch';
import { Card, QueryView, Row, SectionTitle, Strip } from '@/components';
import { branchCopy } from '@/copy/branch';
import { insightEntry } from '@/copy/insight';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage, pageParameter } from '@/platform/navigation';
import { askGlance } from '../api';
import { BandComparisonCard } from './band-comparison-card';
import { BranchWeeks } from './branch-weeks';
import { NudgeList } from './nudge-list';
import './branch-glance.scss';

/** The own branch for who leads it: who has not started, who is close to a goal, who leads, and how the branch stands among its like. */
export function BranchGlance() {
  const [branchId] = useState(() => pageParameter('id'));
  const ask = useCallback(() => askGlance(branchId), [branchId]);
  const query = useCachedQuery(`branch.glance.${branchId ?? 'own'}`, ask);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'tall', 'card']}>
      {(glance) => <GlanceBlocks glance={glance} />}
    </QueryView>
  );
}

function GlanceBlocks({ glance }: { glance: GlanceAnswer }) {
  return (
    <View className="branch-glance">
      <View>
        <View className="branch-glance__name">{glance.branchName}</View>
        <View className="branch-glance__fact">
          {branchCopy.active(glance.activeThisWeek, glance.members)}
        </View>
        <BranchWeeks weeks={glance.weeks} />
      </View>
      <NotStarted members={glance.notStarted} />
      <View>
        <SectionTitle text={branchCopy.nearGoal} />
        <Card flush>
          {glance.nearGoal.length === 0 && <Row title={branchCopy.nearGoalNone} />}
          {glance.nearGoal.map((one) => (
            <Row
              key={one.memberId}
              title={nameOf(one)}
              detail={branchCopy.toGoal(one.missing, one.goal)}
            />
          ))}
        </Card>
      </View>
      <View>
        <SectionTitle text={branchCopy.leading} />
        <Card flush>
          {glance.leading.length === 0 && <Row title={branchCopy.leadingNone} />}
          {glance.leading.map((one) => (
            <Row
              key={one.memberId}
              title={nameOf(one)}
              detail={branchCopy.points(one.points, one.weekPoints)}
            />
          ))}
        </Card>
      </View>
      <BandComparisonCard comparison={glance.comparison} />
      <Card flush>
        <Row
          icon="eye"
          title={insightEntry.title}
          detail={insightEntry.detail}
          onPress={() => openPage('lectureInsight', { organisation: glance.branchId })}
        />
        <Row
          icon="users-round"
          title={insightEntry.lecturers}
          detail={insightEntry.lecturersDetail}
          onPress={() => openPage('lecturers')}
        />
      </Card>
    </View>
  );
}

const nameOf = ({ name }: GlanceMember) => (name === '' ? branchCopy.nameless : name);

function NotStarted({ members }: { members: readonly GlanceMember[] }) {
  if (members.length === 0) return <Strip icon="circle-check" text={branchCopy.notStartedNone} />;
  return (
    <View>
      <SectionTitle text={branchCopy.notStarted(members.length)} />
      <NudgeList members={members} />
    </View>
  );
}
