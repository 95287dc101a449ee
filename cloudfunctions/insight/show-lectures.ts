import type { LectureStanding, LecturesInsight } from '../shared/contract/insight';
import { figuresOf, mergedFigures } from '../shared/domain/lecture-figures';
import type { Organisation } from '../shared/domain/organisation';
import { type PlannedLecture, shelfOf } from '../shared/domain/season';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { countedOf, type Place, placeFactsOf, placeOf } from './place';

/**
 * How the lectures stand. A branch is counted as it stands at this moment, one read for every 200 members; above it the figures of its
 * branches are added up that the timer has counted, one read for every 1,000 branches and one of the organisations below.
 */
export async function showLectures(
  { organisationId }: { organisationId?: string | undefined },
  context: MemberContext,
): Promise<Outcome<LecturesInsight>> {
  const place = await placeOf(organisationId, context);
  if (place instanceof Refused) return place;
  return place.organisation.kind === 'branch'
    ? ofBranch(place, context)
    : ofBranches(place, context);
}

async function ofBranch(
  { season, organisation }: Place,
  { nowMs, repositories }: MemberContext,
): Promise<LecturesInsight> {
  const learners = await repositories.lectureFigures.learnersOf(season._id, organisation._id);
  return {
    ...placeFactsOf(organisation),
    countedAtMs: nowMs,
    lectures: inOrder(shelfOf(season)).map((one) => standingOf(one, figuresOf(one, learners))),
  };
}

async function ofBranches(
  { season, organisation }: Place,
  { repositories }: MemberContext,
): Promise<LecturesInsight> {
  const [rows, below] = await Promise.all([
    repositories.lectureFigures.headsBelow(season._id, organisation._id),
    repositories.organisations.below(organisation._id),
  ]);
  const shelf = inOrder(shelfOf(season));
  const children = below.filter(({ parentId }) => parentId === organisation._id);
  return {
    ...placeFactsOf(organisation),
    ...countedOf(rows, below.filter(({ kind }) => kind === 'branch').length),
    lectures: shelf.map((one) => standingOf(one, mergedFigures(one, rows))),
    below: children
      .map((child) => ({
        organisationId: child._id,
        name: child.name,
        ...sumOf(child, rows, shelf),
      }))
      .filter(({ asked }) => asked > 0)
      .sort((a, b) => a.done / a.asked - b.done / b.asked),
  };
}

/** All lectures together, of the branches at or below an organisation. */
function sumOf(
  { _id }: Organisation,
  rows: readonly { orgPath: string[]; heads: Record<string, number[]> }[],
  shelf: readonly PlannedLecture[],
): { asked: number; done: number } {
  const sum = { asked: 0, done: 0 };
  for (const { heads } of rows.filter(({ orgPath }) => orgPath.includes(_id)))
    for (const { lectureId } of shelf) {
      const [asked = 0, done = 0] = heads[lectureId] ?? [];
      sum.asked += asked;
      sum.done += done;
    }
  return sum;
}

/** Those with a day by it, then the others as on the shelf. */
const inOrder = (shelf: readonly PlannedLecture[]): PlannedLecture[] =>
  [...shelf].sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));

/** A lecture with how many of whom it asks have completed it. */
export const standingOf = (
  { lectureId, title, dueOn }: PlannedLecture,
  { asked, done }: { asked: number; done: number },
): LectureStanding => ({
  ...{ lectureId, title, asked, done },
  ...(dueOn === undefined ? {} : { dueOn }),
});
