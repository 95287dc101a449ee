import { letterOf, type StatusCounts } from '../shared/contract/attendance-mark';
import type { ExportAnswer } from '../shared/contract/report';
import type { Standing } from '../shared/contract/vocabulary';
import { countsOfSession, isOver, markOf } from '../shared/domain/attendance-counts';
import { mostExportRows } from '../shared/domain/export-entry';
import type { Organisation } from '../shared/domain/organisation';
import type { Session } from '../shared/domain/session';
import type { SheetMemberRow } from '../shared/repositories/report-repository';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';
import { dayText, spanText, timeText } from '../shared/runtime/clock-text';
import { copy, methodNames, statusNames } from './copy';
import { keepExport } from '../shared/runtime/keep-export';
import { ownOrganisation } from './own-branch';
import type { Sheet } from '../shared/runtime/workbook';

/**
 * The sheet of a session as a spreadsheet. Of the whole session for those whose roles cover it; of an organisation's members alone for
 * those whose roles cover that: a branch may have its own part of the district's session.
 */
export async function exportSession(
  input: { sessionId: string; organisationId?: string | undefined },
  context: MemberContext,
): Promise<Outcome<ExportAnswer>> {
  const { repositories, nowMs, may } = context;
  const part = await partOf(input.organisationId, context);
  if (part instanceof Refused) return part;
  const session = await repositories.sessions.byId(input.sessionId);
  // Nobody came to a draft, and it is its maker's alone.
  if (!session || session.status === 'draft') return refuse('SESSION_NOT_FOUND');
  const isOwn = may(session.orgPath);
  if (!part && !isOwn) return refuse('NOT_ALLOWED');
  const expected = await repositories.reports.countInvited(session, part?._id);
  if (expected > mostExportRows) return tooLarge(expected);
  const rows = await repositories.reports.listedAt(session, part?._id);
  if (rows.length > mostExportRows) return tooLarge(rows.length);
  // The head of a sheet without rows would still tell a stranger the title and the place.
  if (rows.length === 0 && !isOwn) return refuse('SESSION_NOT_FOUND');
  const season = await runningSeason(nowMs);
  const named = await namedRows(rows, session, context);
  const head = headOf(session, part, season?._id === session.seasonId ? season.name : '');
  return keepExport(
    {
      seasonId: session.seasonId,
      kind: 'session',
      subjectId: session._id,
      title: session.title,
      organisationName: part?.name ?? session.organisationName,
      orgPath: part?.path ?? session.orgPath,
      rows: named.length,
      fileName: copy.sessionFile(session.title, dayText(session.startsAtMs)),
      sheets: (watermark) => [sheetOf(session, named, [...head, watermark])],
    },
    context,
  );
}

/** Undefined where the whole session is asked for. */
async function partOf(
  organisationId: string | undefined,
  context: MemberContext,
): Promise<Outcome<Organisation> | undefined> {
  return organisationId === undefined ? undefined : ownOrganisation(context, organisationId);
}

const tooLarge = (rows: number): Refused =>
  refuse('EXPORT_TOO_LARGE', { rows, most: mostExportRows });

interface NamedRow extends SheetMemberRow {
  name: string;
  branchName: string;
}

async function namedRows(
  rows: readonly SheetMemberRow[],
  session: Session,
  context: MemberContext,
): Promise<NamedRow[]> {
  const names = await namesOf(
    rows.map((row) => row.memberId),
    context,
  );
  const branches = await organisationsById(
    [...new Set(rows.map((row) => row.branchId))],
    context.nowMs,
  );
  const place = (row: SheetMemberRow) =>
    listOrder.indexOf(row.attendance?.[session._id]?.status ?? 'none');
  return rows
    .map((row) => ({
      ...row,
      name: names.get(row.memberId) ?? copy.erased,
      branchName: branches.get(row.branchId)?.name ?? '',
    }))
    .sort(
      (a, b) =>
        collator.compare(a.branchName, b.branchName) ||
        place(a) - place(b) ||
        collator.compare(a.name, b.name),
    );
}

/** One collator for ten thousand comparisons; a new one each costs a thousand times as much. */
const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

const listOrder: (keyof StatusCounts)[] = [
  'present',
  'late',
  'pending',
  'left',
  'excused',
  'declined',
  'absent',
  'none',
];

function headOf(session: Session, part: Organisation | undefined, seasonName: string): string[] {
  const { title, venue, startsAtMs, endsAtMs, organisationName, headCount } = session;
  return [
    copy.sessionTitle(organisationName, title),
    copy.season(seasonName),
    copy.sessionTime(spanText(startsAtMs, endsAtMs), venue),
    ...(part ? [copy.part(part.name)] : []),
    ...(headCount && !part ? [copy.headCount(headCount.heads)] : []),
  ];
}

function sheetOf(session: Session, rows: readonly NamedRow[], head: string[]): Sheet {
  const marks = rows.map((row) => markOf(session, { ...row, attended: [] }));
  const counts = countsOfSession(
    session,
    marks.map((mark) => (mark ? letterOf(mark) : '')),
  );
  const { member } = copy;
  return {
    name: copy.sessionSheet,
    lines: [
      ...head,
      copy.sessionCounts({
        invited: counts.invited,
        ...counts.personTimes,
        uninvited: counts.uninvited,
        waiting: counts.statuses.pending,
      }),
    ],
    columns: [
      [member.number, 6],
      [member.name, 14],
      [member.branch, 26],
      [member.status, 10],
      [member.how, 14],
      [member.at, 18],
      [member.noted, 30],
    ],
    rows: rows.map((row, index) => {
      const attendance = row.attendance?.[session._id];
      const uninvited = marks[index]?.invited === false ? copy.uninvited : undefined;
      return [
        index + 1,
        row.name,
        row.branchName,
        standingText(session, attendance?.status),
        attendance && methodNames[attendance.method],
        attendance && wasSeen(attendance.status) ? timeText(attendance.seenAtMs) : undefined,
        [uninvited, attendance?.reason].filter(Boolean).join('；'),
      ];
    }),
  };
}

/** Of nobody who may still come it is said that they stayed away, nor that they missed what was not held. */
function standingText(session: Session, standing: Standing = 'none'): string {
  if (standing !== 'none' || isOver(session)) return statusNames[standing];
  const isOff = session.status === 'cancelled' || session.status === 'lapsed';
  return isOff ? '' : copy.notYet;
}

/** Of an absence or a leave there is no time at which somebody was seen. */
const wasSeen = (status: keyof StatusCounts) => status !== 'absent' && status !== 'excused';
