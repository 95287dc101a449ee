import { type Segment, segments } from '../contract/vocabulary';
import { plainName } from '../domain/joining';
import { asksPhones, isMaskedPhone, phoneMarkOf, plainPhone } from '../domain/phone';
import {
  planRoster,
  type KnownBranch,
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

/** The titles by which a file's columns are known; the first of each stands in the template. Words of a document, not of a screen. */
export const rosterTitles = {
  name: ['姓名', '党员姓名'],
  branch: ['所在支部', '支部', '支部名称'],
  segments: ['分类', '党员分类', '类别'],
  phone: ['手机号', '手机号码', '手机', '联系电话'],
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
  { repositories, settings }: Pick<StepContext, 'repositories' | 'settings'>,
): Promise<RosterSource> {
  const read = readSpreadsheet(await repositories.files.read(fileId), rosterLimits);
  if (read.kind === 'refused') return read;
  const lines = linesOf(read.rows, settings.openidHmacKey);
  if (!Array.isArray(lines))
    return { kind: 'refused', code: 'IMPORT_COLUMNS_MISSING', column: lines.missing };
  const asking = await repositories.organisations.askingPhones();
  const branches = new Map<string, KnownBranch>();
  const members = new Map<string, KnownMember>();
  for (const id of organisationIds) {
    for (const { _id: branchId, name, path } of await repositories.organisations.branchesBelow(id))
      branches.set(branchId, { branchId, name, asksPhones: asksPhones(path, asking) });
    const below = await repositories.roster.everybodyBelow(id);
    for (const { _id: memberId, name, branchId, segments: own, phoneKey } of below)
      members.set(memberId, { memberId, name, branchId, segments: own, phoneKey });
  }
  const plan = planRoster(lines, [...branches.values()], [...members.values()]);
  return { kind: 'planned', plan, lines };
}

function linesOf(rows: readonly TableRow[], serverKey: string): RosterLine[] | { missing: string } {
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
  const [name, branch, segment, phone] = [
    placeOf(header, rosterTitles.name),
    placeOf(header, rosterTitles.branch),
    placeOf(header, rosterTitles.segments),
    placeOf(header, rosterTitles.phone),
  ];
  return rows.slice(index + 1).map(({ line, cells }) => ({
    row: line,
    name: plainName(cells[name] ?? ''),
    branch: cells[branch] ?? '',
    ...(segment < 0 ? { unknownSegments: [] } : segmentsOf(cells[segment] ?? '')),
    ...phoneOf(phone < 0 ? '' : (cells[phone] ?? ''), serverKey),
  }));
}

/** The number itself goes no further than this. An empty cell, or a number as it is shown here, changes nothing. */
function phoneOf(cell: string, serverKey: string): Pick<RosterLine, 'phone'> {
  if (cell.trim() === '' || isMaskedPhone(cell)) return {};
  const phone = plainPhone(cell);
  return { phone: phone === undefined ? 'none' : phoneMarkOf(serverKey, phone) };
}

function segmentsOf(cell: string): Pick<RosterLine, 'unknownSegments'> & { segments: Segment[] } {
  const words = cell.split(/[、，,;；/\s]+/u).filter((word) => word !== '');
  const found = words.map((word) => segments.find((one) => segmentTitles[one] === word));
  return {
    segments: [...new Set(found.flatMap((one) => one ?? []))],
    unknownSegments: words.filter((_, index) => found[index] === undefined),
  };
}
