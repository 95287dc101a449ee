import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, Row, Strip, Tag } from '@/components';
import { branchCopy } from '@/copy/branch';
import { type Nudgeable, useNudges } from '../use-nudges';
import './nudge-list.scss';

/** A long list of names shames and helps nobody; the rest is one tap away. */
const shownAtFirst = 5;

interface NudgeListProps<Member extends Nudgeable> {
  members: readonly Member[];
  /** What is said of somebody beneath the name. */
  detailOf?: (member: Member) => string;
}

/** Members of the own branch, each with a reminder at one tap. */
export function NudgeList<Member extends Nudgeable>(props: NudgeListProps<Member>) {
  const { members, detailOf } = props;
  const [all, setAll] = useState(false);
  const nudges = useNudges();
  const shown = all ? members : members.slice(0, shownAtFirst);
  return (
    <View>
      {nudges.outcome && (
        <View className="nudge-list__outcome">
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
            {...(detailOf ? { detail: detailOf(member) } : {})}
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

const nameOf = ({ name }: Nudgeable) => (name === '' ? branchCopy.nameless : name);
