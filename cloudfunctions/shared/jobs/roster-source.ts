import { type Segment, segments } from '../contract/vocabulary';
import { plainName } from '../domain/joining';
import {
  planRoster,
  type KnownMember,
  type RosterLine,
  type RosterPlan,
} from '../domain/roster-plan';
import type { SpreadsheetFault } from '../spreadsheet/read-spreadsheet';
import { readSpreadsheet } from '../spreadsheet/read-spreadsheet';
import type { TableRow } from '../spreadsheet/table';
import type { StepContext } from './job-work';

/** A district's roster; what the platform lets a function read in one go. */
const rosterLimits = { mostRows: 10_050, mostBytes: 5_000_000 };
const membersAtOnce = 1000;

/** The titles by which a file's columns are known; the first of each stands in the template. Words of a document, not of a screen. */
export const rosterTitles = {
  name: ['姓名', '党员姓名'],
  branch: ['所在支部', '支部', '支部名称'],
  segments: ['分类', '党员分类', '类别'],
} as const;

/** How segments are written in a cell, several of them with any separator between. */
export const segmentTitles: Readonly<Record<Segment, string>> = {
  youth: '青年',
  senior: '老党员',
  line: '生产一线',
  office: '机关',
  new: '新党员',
};

/** A title row stands among the first lines: a heading or a note may come before it. */
const titleWithin = 10;

export type RosterSource =
  | { kind: 'planned'; plan: RosterPlan; lines: RosterLine[] }
  | { kind: 'refused'; code: SpreadsheetFault | 'IMPORT_COLUMNS_MISSING'; column?: string };

/** Reads a file and holds it against the roster of some organisations and all that lies below them, as it stands now. */
export async function planOfFile(
  fileId: string,
  organisationIds: readonly string[],
  { repositories }: Pick<StepContext, 'repositories'>,
): Promise<RosterSource> {
  const read = readSpreadsheet(await repositories.files.read(fileId), rosterLimits);
  if (read.kind === 'refused') return read;
  const lines = linesOf(read.rows);
  if (!Array.isArray(lines))
    return { kind: 'refused', code: 'IMPORT_COLUMNS_MISSING', column: lines.missing };
  const branches = new Map<string, string>();
  const members = new Map<string, KnownMember>();
  for (const id of organisationIds) {
    for (const one of await repositories.organisations.branchesBelow(id))
      branches.set(one._id, one.name);
    for (let last = ''; ;) {
      const page = await repositories.roster.membersBeyond(id, last, membersAtOnce);
      for (const { _id: memberId, name, branchId, segments: own } of page)
        members.set(memberId, { memberId, name, branchId, segments: own });
      if (page.length < membersAtOnce) break;
      last = page.at(-1)?._id ?? last;
    }
  }
  const known = [...branches].map(([branchId, name]) => ({ branchId, name }));
  return { kind: 'planned', plan: planRoster(lines, known, [...members.values()]), lines };
}

function linesOf(rows: readonly TableRow[]): RosterLine[] | { missing: string } {
  const placeOf = ({ cells }: TableRow, titles: readonly string[]) =>
    cells.findIndex((cell) => titles.includes(cell));
  const index = rows
    .slice(0, titleWithin)
    .findIndex(
      (row) => placeOf(row, rosterTitles.name) >= 0 && placeOf(row, rosterTitles.branch) >= 0,
    );
  const header = rows[index];
  if (!header) {
    const hasName = rows.slice(0, titleWithin).some((row) => placeOf(row, rosterTitles.name) >= 0);
    return { missing: hasName ? rosterTitles.branch[0] : rosterTitles.name[0] };
  }
  const [name, branch, segment] = [
    placeOf(header, rosterTitles.name),
    placeOf(header, rosterTitles.branch),
    placeOf(header, rosterTitles.segments),
  ];
  return rows.slice(index + 1).map(({ line, cells }) => ({
    row: line,
    name: plainName(cells[name] ?? ''),
    branch: cells[branch] ?? '',
    ...(segment < 0 ? { unknownSegments: [] } : segmentsOf(cells[segment] ?? '')),
  }));
}

function segmentsOf(cell: string): Pick<RosterLine, 'unknownSegments'> & { segments: Segment[] } {
  const words = cell.split(/[、，,;；/\s]+/u).filter((word) => word !== '');
  const found = words.map((word) => segments.find((one) => segmentTitles[one] === word));
  return {
    segments: [...new Set(found.flatMap((one) => one ?? []))],
    unknownSegments: words.filter((_, index) => found[index] === undefined),
  };
}
