import { View } from '@tarojs/components';
import type { DeskWaiting } from '@contract/season-answers';
import { Card, Row, SectionTitle, Strip } from '@/components';
import { common } from '@/copy/common';
import { deskCopy } from '@/copy/session';
import { openPage } from '@/platform/navigation';
import { otherOrganisation, type DeskSession } from '../session-groups';

interface ToDoProps {
  /** With check-ins or requests for leave that wait. */
  sessions: DeskSession[];
  others: DeskWaiting;
  ownName: string;
}

/** Where each kind of what waits beside the sessions is decided. */
const pagesOfWaiting = {
  joining: 'joinRequests',
  points: 'points',
  appeals: 'awards',
  evidence: 'planDesk',
  service: 'serviceDesk',
  projects: 'projects',
} as const;
const kindsOfWaiting = Object.keys(pagesOfWaiting) as (keyof DeskWaiting)[];

/** Everything that waits for the secretary, each line leading to where it is done. */
export function ToDo({ sessions, others, ownName }: ToDoProps) {
  const kinds = kindsOfWaiting.filter((kind) => others[kind] !== 0);
  const isWhole = kindsOfWaiting.every((kind) => others[kind] !== null);
  const count =
    sessions.reduce((sum, one) => sum + one.pending + one.leaveRequests, 0) +
    kinds.reduce((sum, kind) => sum + (others[kind] ?? 0), 0);
  if (count === 0 && isWhole) return <Strip icon="circle-check" text={deskCopy.nothingToDo} />;
  return (
    <View>
      <SectionTitle text={deskCopy.todo(count, isWhole)} />
      <Card flush>
        {sessions.map((one) => (
          <Row
            key={one.sessionId}
            icon="hourglass"
            title={deskCopy.waitingOf(one.pending, one.leaveRequests)}
            detail={common.listOf(one.title, otherOrganisation(one, ownName))}
            onPress={() => openPage('attendanceSheet', { id: one.sessionId })}
          />
        ))}
        {kinds.map((kind) => (
          <Row
            key={kind}
            icon="hourglass"
            title={deskCopy.waitingFor[kind]}
            end={deskCopy.waitingCount(others[kind])}
            onPress={() => openPage(pagesOfWaiting[kind], { view: kind })}
          />
        ))}
      </Card>
    </View>
  );
}
