import type {
  ComingView,
  DraftStatus,
  DraftView,
  FilmView,
} from '../shared/contract/authoring-answers';
import { arrivedParts, type ComingVideo, type DraftVideo } from '../shared/domain/coming-video';
import { type LectureDraft, missingOf } from '../shared/domain/lecture-draft';
import { filesOfDraft } from '../shared/domain/left-files';
import { may } from '../shared/domain/permissions';
import type { PlannedLecture, Season } from '../shared/domain/season';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { fileUrlsOf, organisationsById } from '../shared/runtime/shared-reads';

/** A draft that the caller may work on: any of the own organisations for who publishes, the own ones for a lecturer. */
export async function ownDraft(
  draftId: string,
  context: MemberContext,
): Promise<Outcome<LectureDraft>> {
  const draft = await context.repositories.lectureDrafts.byId(draftId);
  if (!draft) return refuse('DRAFT_NOT_FOUND');
  if (!context.may(draft.orgPath)) return refuse('NOT_ALLOWED');
  return mayEdit(draft, context) ? draft : refuse('DRAFT_NOT_FOUND');
}

/** Whether the caller may put a draft of there on the shelf. */
export const mayPublish = ({ orgPath }: Pick<LectureDraft, 'orgPath'>, context: MemberContext) =>
  may(context.member.roles, 'publishLectures', orgPath);

/** Whether the caller may change a draft: who began it, and who may publish it. */
export const mayEdit = (draft: Pick<LectureDraft, 'orgPath' | 'by'>, context: MemberContext) =>
  draft.by === context.member._id || mayPublish(draft, context);

/** The lecture of a draft as it stands in the plan, read afresh. */
export async function standingOf(
  { seasonId, _id }: Pick<LectureDraft, 'seasonId' | '_id'>,
  { repositories }: MemberContext,
): Promise<{ season: Season; place: number; lecture: PlannedLecture | undefined } | undefined> {
  const season = await repositories.seasons.byId(seasonId);
  if (!season) return undefined;
  const place = season.lectures.findIndex(({ lectureId }) => lectureId === _id);
  return { season, place, lecture: season.lectures[place] };
}

/** How a draft stands to the plan; `changed` where it was edited since it was published. Without a draft, of the lecture alone. */
export function statusOf(
  draft: Pick<LectureDraft, 'version' | 'published'> | undefined,
  lecture: PlannedLecture | undefined,
): DraftStatus {
  if (!lecture) return 'draft';
  if (lecture.withdrawnAtMs !== undefined) return 'withdrawn';
  const published = lecture.revision ?? draft?.published?.version ?? 1;
  return draft && draft.version > published ? 'changed' : 'published';
}

/** A draft as its editor shows it. */
export async function viewOf(draft: LectureDraft, context: MemberContext): Promise<DraftView> {
  const { nowMs } = context;
  const { video, lowVideo, coming, comingLow, posterFileId, audioFileId, captions } = draft;
  const standing = await standingOf(draft, context);
  const organisationId = draft.orgPath.at(-1) ?? '';
  const organisation = (await organisationsById([organisationId], nowMs)).get(organisationId);
  const urls = await fileUrlsOf(filesOfDraft(draft), nowMs);
  const urlOf = <Name extends string>(name: Name, fileId: string | undefined) => {
    const url = urls.get(fileId ?? '');
    return (url === undefined ? {} : { [name]: url }) as Partial<Record<Name, string>>;
  };
  const { title, series, lecturer, lecturerId, description, segments, dueOn, open } = draft;
  return {
    ...{ draftId: draft._id, version: draft.version },
    status: statusOf(draft, standing?.lecture),
    organisationName: organisation?.name ?? '',
    forEverybody: standing?.season.organisationId === organisationId,
    ...{ title, series, lecturer, description, segments, open, chapters: draft.chapters },
    ...(lecturerId === undefined ? {} : { lecturerId }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(draft.quiz ? { quiz: draft.quiz } : {}),
    ...(video ? { video: filmView(video, urls) } : {}),
    ...(lowVideo ? { lowVideo: filmView(lowVideo, urls) } : {}),
    videoIsFixed: standing?.lecture !== undefined,
    ...urlOf('posterUrl', posterFileId),
    ...urlOf('audioUrl', audioFileId),
    ...urlOf('captionsUrl', captions?.fileId),
    ...(coming ? { coming: comingView(coming) } : {}),
    ...(comingLow ? { comingLow: comingView(comingLow) } : {}),
    missing: missingOf(draft),
    may: { publish: mayPublish(draft, context), nameLecturer: mayPublish(draft, context) },
  };
}

const filmView = (
  { fileId, fileName, bytes, durationSeconds, startsAtOnce }: DraftVideo,
  urls: ReadonlyMap<string, string>,
): FilmView => ({
  ...{ fileName, bytes, durationSeconds, startsAtOnce, url: urls.get(fileId) ?? '' },
});

const comingView = (coming: ComingVideo): ComingView => ({
  ...{ fileName: coming.fileName, bytes: coming.bytes, parts: coming.paths.length },
  arrived: arrivedParts(coming).length,
});
