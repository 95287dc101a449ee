import {
  type CollectiveTerms,
  defaultTerms,
  type PacesetterTerms,
} from '../../cloudfunctions/shared/contract/award-terms';
import {
  type Appeal,
  appealIdOf,
  type Award,
  type AwardList,
  type BranchCandidate,
  type MemberCandidate,
} from '../../cloudfunctions/shared/domain/award';
import { frozenList } from '../../cloudfunctions/shared/domain/award-list';
import { dayMs } from '../../cloudfunctions/shared/domain/season-time';
import { startsAtMs } from './builders';

/** Terms that everybody meets: one place for the whole. */
export const membersTerms = (more: Partial<PacesetterTerms> = {}): PacesetterTerms => ({
  ...defaultTerms.pacesetter,
  places: { overall: 1, perPart: 0 },
  conditions: { attendancePercent: 0, lectures: 0, points: 0, eligibleOnly: false },
  ...more,
});

export const branchesTerms = (more: Partial<CollectiveTerms> = {}): CollectiveTerms => ({
  ...defaultTerms.collective,
  places: { overall: 1, small: 0, medium: 0, large: 0 },
  conditions: { members: 1, participationPercent: 0 },
  ...more,
});

export const aMemberCandidate = (more: Partial<MemberCandidate> = {}): MemberCandidate => ({
  ...{ kind: 'pacesetter', id: 'm1', branchId: 'branch-1', partId: 'branch-1' },
  ...{ points: 100, reachedAtMs: startsAtMs, eligible: true, lectures: 6 },
  required: { due: 4, attended: 4, excused: 0 },
  ...more,
});

export const aBranchCandidate = (more: Partial<BranchCandidate> = {}): BranchCandidate => ({
  ...{ kind: 'collective', id: 'branch-1', band: 'small', index: 100, uncertainty: 2 },
  ...{ meanPoints: 50, members: 5, eligible: 5, participants: 5 },
  ...more,
});

/** A list of members with falling points, frozen as version 1. */
export function anAwardList(
  memberIds: readonly string[],
  {
    awardId = 'award-1',
    terms = membersTerms(),
  }: { awardId?: string; terms?: PacesetterTerms } = {},
): AwardList {
  const places = { overall: memberIds.length, perPart: 0 };
  return frozenList(
    { _id: `list-of-${awardId}`, awardId, version: 1, frozenAtMs: startsAtMs - dayMs },
    {
      terms: { ...terms, places },
      ...{ summaryVersion: 3, asOfMs: startsAtMs - dayMs, rulesVersion: 1, admitted: [] },
      candidates: memberIds.map((id, place) => aMemberCandidate({ id, points: 100 - place })),
    },
  );
}

interface AwardMade {
  status?: Award['status'];
  list?: AwardList;
  more?: Partial<Award>;
}

/** An award of branch-1; published an hour ago where it is published. */
export function anAward({ status = 'draft', list, more }: AwardMade = {}): Award {
  const publishedAtMs = startsAtMs - 3_600_000;
  return {
    ...{ _id: 'award-1', seasonId: 's2026', seasonName: '2026 年冬训', name: '学习标兵' },
    ...{ organisationId: 'branch-1', organisationName: '第一支部' },
    orgPath: ['district', 'committee-1', 'branch-1'],
    ...{ terms: membersTerms(), status, revision: 1 },
    lists:
      list && status !== 'draft'
        ? [
            {
              ...{ version: 1, listId: list._id, frozenAtMs: list.frozenAtMs, asOfMs: list.asOfMs },
              ...{ summaryVersion: 3, rulesVersion: 1, digest: list.digest },
              count: list.honoured.length,
            },
          ]
        : [],
    honoured: status === 'published' && list ? list.honoured.map((one) => one.id) : [],
    ...{ named: {}, seal: 'seal'.repeat(8), createdAtMs: startsAtMs, createdBy: 'm-admin' },
    changes: [],
    ...(status === 'published'
      ? { publishedAtMs, publishedVersion: 1, appealsUntilMs: startsAtMs + 5 * dayMs }
      : {}),
    ...more,
  };
}

export const anAppeal = (subjectId: string, more: Partial<Appeal> = {}): Appeal => ({
  _id: appealIdOf(more.awardId ?? 'award-1', subjectId),
  ...{ awardId: 'award-1', subjectId, by: subjectId },
  ...{ text: '有一场签到没有记上', status: 'waiting', madeAtMs: startsAtMs - 60_000 },
  ...more,
});
