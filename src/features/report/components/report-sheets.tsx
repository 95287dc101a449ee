import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Row, Sheet, Tag } from '@/components';
import type { AttendanceMark } from '@contract/attendance-mark';
import type { ReportedMember, ReportedSession } from '@contract/report';
import { common } from '@/copy/common';
import { attendanceCopy, branchCopy, historyCopy } from '@/copy/report';
import { sessionStatusNames } from '@/copy/session';
import { sessionTimeOf } from '@/copy/time';
import { serverNowMs } from '@/platform/clock';
import { openPage } from '@/platform/navigation';
import { type MarkedMember, type MarkedSession, tallyOf } from '../marks';
import { ExportSession } from './export-button';

const rowsAtOnce = 40;

interface MemberSheetProps {
  member: ReportedMember;
  marks: MarkedSession[];
  onClose: () => void;
}

/** One member's sessions. */
export function MemberSheet({ member, marks, onClose }: MemberSheetProps) {
  const nowMs = serverNowMs();
  return (
    <Sheet title={member.name === '' ? branchCopy.erased : member.name} onClose={onClose}>
      {marks.slice(0, rowsAtOnce * 2).map(({ session, mark }) => (
        <Row
          key={session.sessionId}
          title={session.title}
          detail={common.listOf(
            sessionTimeOf(session.startsAtMs, session.endsAtMs, nowMs),
            session.required ? historyCopy.required : undefined,
          )}
          end={<MarkTag mark={mark} session={session} />}
        />
      ))}
      {member.elsewhere > 0 && (
        <View className="report__note">{branchCopy.elsewhere(member.elsewhere)}</View>
      )}
    </Sheet>
  );
}

interface SessionSheetProps {
  branchId: string;
  session: ReportedSession;
  marks: MarkedMember[];
  onClose: () => void;
}

/** One session's members of this branch, those who have not come first. */
export function SessionSheet({ branchId, session, marks, onClose }: SessionSheetProps) {
  const [shown, setShown] = useState(rowsAtOnce);
  const { onSite, online, uninvited } = tallyOf(marks);
  return (
    <Sheet title={session.title} onClose={onClose}>
      <Row
        title={session.organisationName}
        detail={common.listOf(
          sessionTimeOf(session.startsAtMs, session.endsAtMs, serverNowMs()),
          attendanceCopy.split(onSite, online),
          uninvited > 0 ? branchCopy.uninvited(uninvited) : undefined,
        )}
      />
      {session.own && (
        <Button
          kind="secondary"
          text={branchCopy.sheet}
          onPress={() => openPage('attendanceSheet', { id: session.sessionId })}
        />
      )}
      <ExportSession sessionId={session.sessionId} organisationId={branchId} />
      {marks.slice(0, shown).map(({ member, mark }) => (
        <Row
          key={member.memberId}
          title={member.name === '' ? branchCopy.erased : member.name}
          end={<MarkTag mark={mark} session={session} />}
        />
      ))}
      {marks.length > shown && (
        <Button
          kind="quiet"
          text={branchCopy.showMore}
          onPress={() => setShown(shown + rowsAtOnce)}
        />
      )}
    </Sheet>
  );
}

/** While a session runs, or was opened before its start, not having come yet is no absence. */
function MarkTag({ mark, session }: { mark: AttendanceMark; session: ReportedSession }) {
  if (mark.status === 'none' && session.status === 'open') {
    const hasBegun = session.startsAtMs <= serverNowMs();
    return <Tag text={hasBegun ? historyCopy.running : sessionStatusNames.open} />;
  }
  const tone = mark.status === 'present' ? 'green' : toneOf(mark);
  return <Tag tone={tone} text={attendanceCopy.mark(mark)} />;
}

const toneOf = ({ status }: AttendanceMark) =>
  status === 'excused' || status === 'none' ? 'neutral' : 'amber';
