import {
  type AttendanceCounts,
  markOfLetter,
  requiredRate,
} from '../shared/contract/attendance-mark';
import type { ExportAnswer } from '../shared/contract/report';
import { countsOfSession, sumOfMembers } from '../shared/domain/attendance-counts';
import { mostExportRows } from '../shared/domain/export-entry';
import type { MemberService } from '../shared/domain/service-figures';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { dayText, timeText } from '../shared/runtime/clock-text';
import { countServices } from '../shared/runtime/service-sums';
import { categoryNames, copy, statusNames } from './copy';
import { keepExport } from '../shared/runtime/keep-export';
import { type BranchSeason, branchSeason } from './show-branch-attendance';
import type { Sheet } from '../shared/runtime/workbook';

/** A branch's season as a spreadsheet: one sheet by member, one by session. */
export async function exportBranch(
  { branchId }: { branchId: string },
  context: MemberContext,
): Promise<Outcome<ExportAnswer>> {
  const found = await branchSeason(branchId, context);
  if (found instanceof Refused) return found;
  const { branch, season, members } = found;
  if (members.length > mostExportRows)
    return refuse('EXPORT_TOO_LARGE', { rows: members.length, most: mostExportRows });
  const services = await countServices(season._id, branch._id, context);
  return keepExport(
    {
      seasonId: season._id,
      kind: 'branch',
      subjectId: branch._id,
      title: branch.name,
      organisationName: branch.name,
      orgPath: branch.path,
      rows: members.length,
      fileName: copy.branchFile(branch.name, dayText(context.nowMs)),
      sheets: (watermark) => {
        const totals = [
          totalLine(found),
          copy.services(services.sum),
          ...(services.complete ? [] : [copy.servicesIncomplete]),
        ];
        const lines = [...headOf(found), watermark, ...totals, copy.rateRule];
        return [memberSheet(found, lines, services.byMember), sessionSheet(found, lines)];
      },
    },
    context,
  );
}

function headOf({ branch, season, sessions, complete }: BranchSeason): string[] {
  const [latest] = sessions;
  const earliest = sessions.at(-1);
  return [
    copy.branchTitle(branch.name, season.name),
    copy.season(season.name),
    latest && earliest
      ? copy.period(dayText(earliest.startsAtMs), dayText(latest.endsAtMs), sessions.length)
      : copy.noSessions,
    ...(complete ? [] : [copy.incomplete]),
  ];
}

function totalLine({ members }: BranchSeason): string {
  const { personTimes, heads } = sumOfMembers(members.map((one) => one.counts));
  return copy.branchCounts({
    ...personTimes,
    times: personTimes.onSite + personTimes.online,
    heads: heads.either,
  });
}

const countTitles = Object.values(copy.counts).map((text): [string, number] => [text, 9]);

const countCells = ({ invited, statuses, personTimes }: AttendanceCounts) => [
  invited,
  statuses.present,
  statuses.late,
  personTimes.onSite,
  personTimes.online,
  statuses.excused,
  statuses.absent,
  statuses.left,
  statuses.pending,
  statuses.declined,
  statuses.none,
];

function memberSheet(
  { sessions, members }: BranchSeason,
  lines: string[],
  services: ReadonlyMap<string, MemberService>,
): Sheet {
  return {
    name: copy.memberSheet,
    lines,
    columns: [
      [copy.member.number, 6],
      [copy.member.name, 14],
      ...countTitles,
      [copy.member.required, 12],
      [copy.member.elsewhere, 10],
      [copy.member.serviceHours, 13],
      [copy.member.servicePoints, 13],
      ...sessions.map(({ title, startsAtMs }): [string, number] => [
        `${dayText(startsAtMs).slice(5)} ${title}`,
        16,
      ]),
    ],
    rows: members.map(({ memberId, name, marks, counts, elsewhere }, index) => [
      index + 1,
      name === '' ? copy.erased : name,
      ...countCells(counts),
      rateText(counts),
      elsewhere,
      services.get(memberId)?.hours ?? 0,
      services.get(memberId)?.points ?? 0,
      ...sessions.map((_, place) => {
        const mark = markOfLetter(marks[place]);
        return (
          mark &&
          statusNames[mark.status] + (mark.online ? `（${copy.counts.online.slice(0, 2)}）` : '')
        );
      }),
    ]),
  };
}

function sessionSheet({ sessions, members }: BranchSeason, lines: string[]): Sheet {
  const { session } = copy;
  return {
    name: copy.sessionsSheet,
    lines,
    columns: [
      [session.date, 18],
      [session.title, 28],
      [session.category, 12],
      [session.organisation, 22],
      [session.required, 6],
      ...countTitles,
      [copy.member.uninvited, 9],
    ],
    rows: sessions.map((one, place) => {
      const counts = countsOfSession(
        one,
        members.map(({ marks }) => marks[place] ?? ''),
      );
      return [
        timeText(one.startsAtMs),
        one.title,
        categoryNames[one.category],
        one.organisationName,
        one.required ? copy.yes : copy.no,
        ...countCells(counts),
        counts.uninvited,
      ];
    }),
  };
}

function rateText(counts: AttendanceCounts): string {
  const rate = requiredRate(counts);
  return rate === undefined ? '' : `${Math.round(rate * 100)}%`;
}
