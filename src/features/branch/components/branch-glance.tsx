import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { GlanceAnswer, GlanceMember } from '@contract/branch';
import { Button, Card, QueryView, Row, SectionTitle, Strip, Tag } from '@/components';
import { branchCopy } from '@/copy/branch';
import { useCachedQuery } from '@/platform/cached-query';
import { pageParameter } from '@/platform/navigation';
import { askGlance } from '../api';
import { useNudges } from '../use-nudges';
import { BandComparisonCard } from './band-comparison-card';
import './branch-glance.scss';

/** A long list of names shames and helps nobody; the rest is one tap away. */
const shownAtFirst = 5;

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
    </View>
  );
}

const nameOf = ({ name }: GlanceMember) => (name === '' ? branchCopy.nameless : name);

function NotStarted({ members }: { members: readonly GlanceMember[] }) {
  const [all, setAll] = useState(false);
  const nudges = useNudges();
  if (members.length === 0) return <Strip icon="circle-check" text={branchCopy.notStartedNone} />;
  const shown = all ? members : members.slice(0, shownAtFirst);
  return (
    <View>
      <SectionTitle text={branchCopy.notStarted(members.length)} />
      {nudges.outcome && (
        <View className="branch-glance__outcome">
          <Strip
            icon={nudges.outcome.good ? 'circle-check' : 'circle-alert'}
            tone={nudges.outcome.good ? 'neutral' : 'amber'}
            text={nudges.outcome.text}
          />
        </View>
      )}
      <Card flush>
        {shown.map((member) => (
          <Row
            key={member.memberId}
            title={nameOf(member)}
            end={
              nudges.isDone(member) ? (
                <Tag text={branchCopy.nudged} />
              ) : (
                <Button
                  kind="secondary"
                  compact
                  text={branchCopy.nudge}
                  label={branchCopy.nudgeOf(nameOf(member))}
                  busy={nudges.isBusy(member)}
                  onPress={() => nudges.remind(member)}
                />
              )
            }
          />
        ))}
      </Card>
      {shown.length < members.length && (
        <Button
          kind="quiet"
          text={branchCopy.showAll(members.length)}
          onPress={() => setAll(true)}
        />
      )}
    </View>
  );
}
