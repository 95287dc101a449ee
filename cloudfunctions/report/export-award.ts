import { requiredRate } from '../shared/contract/attendance-mark';
import type { ExportAnswer } from '../shared/contract/report';
import type { Award, AwardList, Candidate } from '../shared/domain/award';
import { certificateOf } from '../shared/domain/award-list';
import type { MemberContext } from '../shared/runtime/context';
import { membersById } from '../shared/runtime/members-by-id';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import type { Sheet } from '../shared/runtime/workbook';
import { dayText, timeText } from '../shared/runtime/clock-text';
import { awardCopy, copy } from './copy';
import { keepExport } from '../shared/runtime/keep-export';

/** The list of an award that stands, to be printed: places, figures, numbers of the certificates, and what it was made of. */
export async function exportAward(
  { awardId }: { awardId: string },
  context: MemberContext,
): Promise<Outcome<ExportAnswer>> {
  const { repositories, nowMs } = context;
  const award = await repositories.awards.byId(awardId);
  if (!award) return refuse('AWARD_NOT_FOUND');
  if (!context.may(award.orgPath)) return refuse('NOT_ALLOWED');
  const head = award.lists.at(-1);
  const list = head && (await repositories.awards.listById(head.listId));
  if (!list) return refuse('AWARD_STAGE_CONFLICT');
  const names = await namesOf(award, list, context);
  return keepExport(
    {
      ...{ seasonId: award.seasonId, kind: 'award', subjectId: awardId, title: award.name },
      ...{ organisationName: award.organisationName, orgPath: award.orgPath },
      rows: list.honoured.length,
      fileName: awardCopy.file(award.name, dayText(nowMs)),
      sheets: (watermark) => [sheetOf(award, list, names, watermark)],
    },
    context,
  );
}

type Names = ReadonlyMap<string, { name: string; branchName: string }>;

async function namesOf(award: Award, list: AwardList, context: MemberContext): Promise<Names> {
  const ids = list.honoured.map((one) => one.id);
  if (award.terms.kind === 'collective') {
    const branches = await organisationsById(ids, context.nowMs);
    return new Map([...branches].map(([id, { name }]) => [id, { name, branchName: '' }]));
  }
  const members = await membersById(ids, context);
  const branchIds = [...members.values()].map((one) => one.branchId);
  const branches = await organisationsById([...new Set(branchIds)], context.nowMs);
  return new Map(
    [...members].map(([id, { name, branchId }]) => [
      id,
      { name, branchName: branches.get(branchId)?.name ?? '' },
    ]),
  );
}

function sheetOf(award: Award, list: AwardList, names: Names, watermark: string): Sheet {
  const candidates = new Map(list.candidates.map((one) => [one.id, one]));
  const ofPeople = award.terms.kind === 'pacesetter';
  return {
    name: awardCopy.sheet,
    lines: [
      awardCopy.title(award.organisationName, award.name),
      copy.season(award.seasonName),
      awardCopy.made(timeText(list.frozenAtMs), list),
      award.status === 'published' ? awardCopy.published : awardCopy.notPublished,
      watermark,
    ],
    columns: [
      [awardCopy.rank, 6],
      [ofPeople ? copy.member.name : copy.member.branch, 26],
      ...(ofPeople ? [[copy.member.branch, 26] as [string, number]] : []),
      ...figureTitles[award.terms.kind],
      [awardCopy.way, 18],
      [awardCopy.number, 14],
      [awardCopy.code, 12],
    ],
    rows: list.honoured.map(({ id, rank, way }) => {
      const named = names.get(id);
      const certificate = certificateOf(award, list.honoured, id);
      return [
        rank,
        named?.name ?? copy.erased,
        ...(ofPeople ? [named?.branchName] : []),
        ...figuresOf(candidates.get(id), award.terms.kind),
        awardCopy.ways[way],
        certificate?.number,
        certificate?.code,
      ];
    }),
  };
}

const figureTitles: Record<Award['terms']['kind'], [string, number][]> = {
  pacesetter: [
    [awardCopy.points, 8],
    [copy.member.required, 12],
    [awardCopy.lectures, 10],
  ],
  collective: [
    [awardCopy.index, 10],
    [awardCopy.mean, 10],
    [awardCopy.participation, 12],
  ],
};

function figuresOf(
  one: Candidate | undefined,
  kind: Award['terms']['kind'],
): (string | number | undefined)[] {
  // Taken in after an appeal without having been looked at for a place.
  if (!one) return figureTitles[kind].map(() => undefined);
  if (one.kind === 'collective')
    return [one.index, one.meanPoints, `${one.participants}/${one.members}`];
  const rate = requiredRate(one);
  return [one.points, rate === undefined ? undefined : `${Math.round(rate * 100)}%`, one.lectures];
}
