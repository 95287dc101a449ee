import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { Button, Card, EmptyState, QueryView, Row, Segmented, Strip } from '@/components';
import { requiredRate } from '@contract/attendance-mark';
import type { BranchAttendanceAnswer, ReportedMember, ReportedSession } from '@contract/report';
import { common } from '@/copy/common';
import { attendanceCopy, branchCopy } from '@/copy/report';
import { sessionTimeOf } from '@/copy/time';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { fetchBranch } from '../api';
import { marksAt, marksOf, tallyOf } from '../marks';
import { CountsCard } from './counts-card';
import { ExportBranch } from './export-button';
import { MemberSheet, SessionSheet } from './report-sheets';
import './report.scss';

/** WeChat wants few children in a list; so many rows are drawn at once. */
const rowsAtOnce = 40;

/** One branch's season: who comes, and to what. */
export function BranchAttendance({ branchId }: { branchId: string }) {
  const ask = useCallback(() => fetchBranch(branchId), [branchId]);
  const query = useCachedQuery(`report.branch.${branchId}`, ask);
  return (
    <QueryView query={query} skeleton={['line', 'tall', 'card', 'card']}>
      {(branch) => <Branch branch={branch} />}
    </QueryView>
  );
}

type ReportView = 'member' | 'session';
type Open =
  { kind: 'member'; member: ReportedMember } | { kind: 'session'; session: ReportedSession };

function Branch({ branch }: { branch: BranchAttendanceAnswer }) {
  const { branchId, branchName, seasonName, sessions, members, counts, complete } = branch;
  const [by, setBy] = useState<ReportView>('member');
  const [open, setOpen] = useState<Open>();
  return (
    <View className="report">
      <View>
        <View className="report__title">{branchName}</View>
        <View className="report__facts">
          {common.listOf(seasonName, branchCopy.members(members.length))}
        </View>
      </View>
      {!complete && <Strip icon="circle-alert" tone="amber" text={branchCopy.incompleteSessions} />}
      {sessions.length === 0 && <EmptyState icon="calendar-days" text={branchCopy.noSessions} />}
      {sessions.length > 0 && (
        <>
          <CountsCard counts={counts} />
          <Segmented
            label={branchCopy.by}
            options={[
              { value: 'member', text: branchCopy.byMember },
              { value: 'session', text: branchCopy.bySession },
            ]}
            value={by}
            onChange={setBy}
          />
          {by === 'member' ? (
            <Members members={members} onOpen={(member) => setOpen({ kind: 'member', member })} />
          ) : (
            <Sessions branch={branch} onOpen={(session) => setOpen({ kind: 'session', session })} />
          )}
        </>
      )}
      <ExportBranch branchId={branchId} />
      {open?.kind === 'member' && (
        <MemberSheet
          member={open.member}
          marks={marksOf(sessions, open.member)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open?.kind === 'session' && (
        <SessionSheet
          branchId={branchId}
          session={open.session}
          marks={marksAt(sessions, members, open.session.sessionId)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </View>
  );
}

function Members(props: { members: ReportedMember[]; onOpen: (member: ReportedMember) => void }) {
  const { members, onOpen } = props;
  const [shown, setShown] = useState(rowsAtOnce);
  if (members.length === 0) return <EmptyState icon="users-round" text={branchCopy.noMembers} />;
  return (
    <>
      <Card flush>
        {members.slice(0, shown).map((member) => (
          <Row
            key={member.memberId}
            title={member.name === '' ? branchCopy.erased : member.name}
            detail={attendanceCopy.statuses(member.counts)}
            end={
              <View className="report__points">
                {branchCopy.memberRate(requiredRate(member.counts))}
              </View>
            }
            onPress={() => onOpen(member)}
          />
        ))}
      </Card>
      <ShowMore total={members.length} shown={shown} onShow={setShown} />
    </>
  );
}

interface SessionsProps {
  branch: BranchAttendanceAnswer;
  onOpen: (session: ReportedSession) => void;
}

function Sessions({ branch, onOpen }: SessionsProps) {
  const { sessions, members } = branch;
  const [shown, setShown] = useState(rowsAtOnce);
  const nowMs = serverNowMs();
  return (
    <>
      <Card flush>
        {sessions.slice(0, shown).map((session) => {
          const tally = tallyOf(marksAt(sessions, members, session.sessionId));
          return (
            <Row
              key={session.sessionId}
              title={session.title}
              detail={common.listOf(
                sessionTimeOf(session.startsAtMs, session.endsAtMs, nowMs),
                session.mode === 'on-site'
                  ? undefined
                  : attendanceCopy.split(tally.onSite, tally.online),
              )}
              end={
                <View className="report__points">
                  {branchCopy.sessionCount(tally.onSite + tally.online, tally.invited)}
                </View>
              }
              onPress={() => onOpen(session)}
            />
          );
        })}
      </Card>
      <ShowMore total={sessions.length} shown={shown} onShow={setShown} />
    </>
  );
}

interface ShowMoreProps {
  total: number;
  shown: number;
  onShow: (count: number) => void;
}

function ShowMore({ total, shown, onShow }: ShowMoreProps) {
  if (total <= shown) return null;
  return (
    <Button kind="quiet" text={branchCopy.showMore} onPress={() => onShow(shown + rowsAtOnce)} />
  );
}
