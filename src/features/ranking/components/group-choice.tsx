import { useState } from 'react';
import { type Segment, segments } from '@contract/vocabulary';
import { Icon, Pressable, Row, Sheet } from '@/components';
import { common } from '@/copy/common';
import { rankingCopy } from '@/copy/ranking';
import { segmentNames } from '@/copy/segments';

/** Whose ranking: everybody's, or one segment's among themselves. */
export type Group = Segment | 'all';

const names: Record<Group, string> = { all: rankingCopy.everybody, ...segmentNames };
const groups: readonly Group[] = ['all', ...segments];

interface GroupChoiceProps {
  chosen: Group;
  onChosen: (group: Group) => void;
}

/** Behind one line: six more words under two rows of choices would be read by nobody. */
export function GroupChoice({ chosen, onChosen }: GroupChoiceProps) {
  const [open, setOpen] = useState(false);
  const choose = (group: Group) => {
    setOpen(false);
    onChosen(group);
  };
  return (
    <>
      <Pressable className="rankings__group" onPress={() => setOpen(true)}>
        {rankingCopy.segmentOf(names[chosen])}
        <Icon name="chevron-right" className="rankings__arrow" />
      </Pressable>
      {open && (
        <Sheet title={rankingCopy.segmentLabel} onClose={() => setOpen(false)}>
          {groups.map((group) => (
            <Row
              key={group}
              title={names[group]}
              label={common.choice(names[group], group === chosen)}
              {...(group === chosen && { end: <Icon name="check" /> })}
              onPress={() => choose(group)}
            />
          ))}
        </Sheet>
      )}
    </>
  );
}
