import type { AuthoredRow, AuthoringListAnswer } from '../shared/contract/authoring-answers';
import { mostDrafts, missingOf } from '../shared/domain/lecture-draft';
import type { Organisation } from '../shared/domain/organisation';
import { grantsWith } from '../shared/domain/permissions';
import { isShownTo, type PlannedLecture, type Season } from '../shared/domain/season';
import type { ListedDraft } from '../shared/repositories/lecture-draft-repository';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { mayEdit, mayPublish, statusOf } from './own-draft';
import { recordingsFor } from './recordings';

/** What a row is made of. */
interface Lists {
  season: Season;
  organisations: ReadonlyMap<string, Organisation>;
  /** For which the caller holds a role. */
  ids: readonly string[];
  context: MemberContext;
}

/**
 * Drafts and lectures of the organisations that the caller's roles cover, of a lecturer the own ones; for who publishes also what members
 * of these organisations see from above.
 */
export async function listAuthored(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<AuthoringListAnswer>> {
  const { grants, nowMs, repositories } = context;
  const season = await repositories.seasons.running();
  if (!season) return refuse('NO_SEASON');
  const ids = [...new Set(grants.map(({ organisationId }) => organisationId))];
  const found = await repositories.lectureDrafts.below(season._id, ids, 2 * mostDrafts);
  const drafts = found.filter((one) => mayEdit(one, context));
  const organisations = await organisationsById(
    [...ids, ...drafts.flatMap(({ orgPath }) => orgPath.slice(-1)), ...holdersOf(season)],
    nowMs,
  );
  const lists = { season, organisations, ids, context };
  const drafted = new Set(drafts.map(({ _id }) => _id));
  const others = season.lectures.filter(({ lectureId }) => !drafted.has(lectureId));
  return {
    rows: [
      ...drafts.map((one) => rowOfDraft(one, lists)),
      ...others.flatMap((one) => rowOfLecture(one, lists)),
    ],
    organisations: ids.map((organisationId) => ({
      ...{ organisationId, name: nameOf(organisationId, lists) },
    })),
    recordings: await recordingsFor(season._id, drafts, context),
  };
}

const holdersOf = ({ organisationId, lectures }: Season) => [
  organisationId,
  ...lectures.flatMap((one) => one.organisationId ?? []),
];

const nameOf = (id: string | undefined, { organisations }: Lists) =>
  organisations.get(id ?? '')?.name ?? '';

const placeOf = (organisationId: string | undefined, { ids }: Lists) =>
  ids.includes(organisationId ?? '') ? ('own' as const) : ('below' as const);

function rowOfDraft(draft: ListedDraft, lists: Lists): AuthoredRow {
  const { _id, title, series, lecturer, video, changedAtMs } = draft;
  const lecture = lists.season.lectures.find(({ lectureId }) => lectureId === _id);
  const organisationId = draft.orgPath.at(-1);
  return {
    ...{ lectureId: _id, title, series, lecturer },
    ...{ organisationName: nameOf(organisationId, lists), place: placeOf(organisationId, lists) },
    ...{ status: statusOf(draft, lecture), hasDraft: true },
    ...(video ? { durationSeconds: video.durationSeconds } : {}),
    changedAtMs: lecture?.withdrawnAtMs ?? changedAtMs,
    missing: missingOf(draft),
    may: { edit: true, publish: mayPublish(draft, lists.context) },
  };
}

/** A lecture without a draft: one to manage, one from above to look at, or none of the caller's. */
function rowOfLecture(lecture: PlannedLecture, lists: Lists): AuthoredRow[] {
  const { lectureId, title, series, lecturer, durationSeconds, withdrawnAtMs } = lecture;
  const holderId = lecture.organisationId ?? lists.season.organisationId;
  const orgPath = lists.organisations.get(holderId)?.path ?? [];
  const manages = mayPublish({ orgPath }, lists.context);
  if (!manages && (withdrawnAtMs !== undefined || !comesFromAbove(lecture, lists))) return [];
  return [
    {
      ...{ lectureId, title, series, lecturer, durationSeconds },
      organisationName: nameOf(holderId, lists),
      place: manages ? placeOf(holderId, lists) : 'above',
      ...{ status: statusOf(undefined, lecture), hasDraft: false, missing: [] },
      ...(withdrawnAtMs === undefined ? {} : { changedAtMs: withdrawnAtMs }),
      may: { edit: manages, publish: manages },
    },
  ];
}

/** Members of an organisation for which the caller publishes see it. */
const comesFromAbove = (lecture: PlannedLecture, { organisations, context }: Lists) =>
  grantsWith(context.member.roles, ['publishLectures']).some(({ organisationId }) =>
    isShownTo(lecture, organisations.get(organisationId)?.path ?? []),
  );
