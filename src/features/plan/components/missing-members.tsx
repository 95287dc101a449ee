import { View } from '@tarojs/components';
import { useCallback } from 'react';
import type { MissingMember } from '@contract/plan-answers';
import { Button, QueryView, Row, Strip, Tag } from '@/components';
import { planDeskCopy } from '@/copy/plan';
import { useCachedQuery } from '@/platform/cached-query';
import { fetchMissing } from '../api';
import './plan.scss';

/** Reminders, as the branch's own screen gives them (features/branch/use-nudges); the page hands them over. */
export interface Nudges {
  outcome: { good: boolean; text: string } | undefined;
  isBusy: (member: MissingMember) => boolean;
  isDone: (member: MissingMember) => boolean;
  remind: (member: MissingMember) => void;
}

export interface MissingMembersProps {
  branchId: string;
  taskId: string;
  nudges: Nudges;
}

/** Who has not done a task, each with one tap to be reminded. */
export function MissingMembers({ branchId, taskId, nudges }: MissingMembersProps) {
  const ask = useCallback(() => fetchMissing(branchId, taskId), [branchId, taskId]);
  const query = useCachedQuery(`plan.missing.${branchId}.${taskId}`, ask);
  return (
    <QueryView query={query} skeleton={['line', 'line', 'line']}>
      {({ missing }) => (
        <View className="plan__sheet">
          {nudges.outcome && (
            <Strip
              icon={nudges.outcome.good ? 'circle-check' : 'circle-alert'}
              tone={nudges.outcome.good ? 'neutral' : 'amber'}
              text={nudges.outcome.text}
            />
          )}
          {missing.length === 0 ? (
            <Strip icon="circle-check" text={planDeskCopy.missingNone} />
          ) : (
            <View className="plan__asks">{planDeskCopy.missing(missing.length)}</View>
          )}
          <View>
            {missing.map((member) => (
              <Row
                key={member.memberId}
                title={member.name === '' ? planDeskCopy.nameless : member.name}
                end={<Reminder member={member} nudges={nudges} />}
              />
            ))}
          </View>
        </View>
      )}
    </QueryView>
  );
}

function Reminder({ member, nudges }: { member: MissingMember; nudges: Nudges }) {
  if (nudges.isDone(member)) return <Tag text={planDeskCopy.nudged} />;
  return (
    <Button
      kind="secondary"
      compact
      text={planDeskCopy.nudge}
      label={`${planDeskCopy.nudge}${member.name}`}
      busy={nudges.isBusy(member)}
      onPress={() => nudges.remind(member)}
    />
  );
}
