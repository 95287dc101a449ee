import type { AuthoredRow, AuthoringListAnswer } from '../shared/contract/authoring';
import { mostDrafts, missingOf } from '../shared/domain/lecture-draft';
import type { PlannedLecture, Season } from '../shared/domain/season';
import type { ListedDraft } from '../shared/repositories/lecture-draft-repository';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { mayEdit, mayPublish, statusOf } from './own-draft';
import { recordingsFor } from './recordings';

/** Drafts and lectures of the organisations that the caller's roles cover; of a lecturer the own ones. */
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
  const nameOf = (id: string | undefined) => organisations.get(id ?? '')?.name ?? '';
  const lectures = new Map(season.lectures.map((one) => [one.lectureId, one]));
  const rows = drafts.map((one) =>
    rowOfDraft(one, lectures.get(one._id), nameOf(one.orgPath.at(-1)), context),
  );
  const drafted = new Set(drafts.map(({ _id }) => _id));
  const others = season.lectures.flatMap((lecture): AuthoredRow[] => {
    const holderId = lecture.organisationId ?? season.organisationId;
    const orgPath = organisations.get(holderId)?.path ?? [];
    if (drafted.has(lecture.lectureId) || !mayPublish({ orgPath }, context)) return [];
    return [rowOfLecture(lecture, nameOf(holderId))];
  });
  return {
    rows: [...rows, ...others],
    organisations: ids.map((organisationId) => ({ organisationId, name: nameOf(organisationId) })),
    recordings: await recordingsFor(season._id, found, context),
  };
}

const holdersOf = ({ organisationId, lectures }: Season) => [
  organisationId,
  ...lectures.flatMap((one) => one.organisationId ?? []),
];

function rowOfDraft(
  draft: ListedDraft,
  lecture: PlannedLecture | undefined,
  organisationName: string,
  context: MemberContext,
): AuthoredRow {
  const { _id, title, series, lecturer, video, changedAtMs } = draft;
  return {
    ...{ lectureId: _id, title, series, lecturer, organisationName },
    ...{ status: statusOf(draft, lecture), hasDraft: true },
    ...(video ? { durationSeconds: video.durationSeconds } : {}),
    changedAtMs: lecture?.withdrawnAtMs ?? changedAtMs,
    missing: missingOf(draft),
    may: { edit: true, publish: mayPublish(draft, context) },
  };
}

function rowOfLecture(lecture: PlannedLecture, organisationName: string): AuthoredRow {
  const { lectureId, title, series, lecturer, durationSeconds, withdrawnAtMs } = lecture;
  return {
    ...{ lectureId, title, series, lecturer, organisationName, durationSeconds },
    ...{ status: statusOf(undefined, lecture), hasDraft: false, missing: [] },
    ...(withdrawnAtMs === undefined ? {} : { changedAtMs: withdrawnAtMs }),
    may: { edit: true, publish: true },
  };
}
