import type { DraftView } from '../shared/contract/authoring-answers';
import {
  contentOfQuiz,
  type LectureDraft,
  missingOf,
  mostLectures,
  plannedOf,
} from '../shared/domain/lecture-draft';
import { filesOfLecture, leftFilesOf, leftForMs } from '../shared/domain/left-files';
import { lectureInitials } from '../shared/domain/lecture-initials';
import { quizIdOf } from '../shared/domain/quiz';
import type { PlannedLecture } from '../shared/domain/season';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { checkContents } from './check-contents';
import { ownDraft, standingOf, viewOf } from './own-draft';

/** A lost race means that somebody else changed the shelf at the same time. */
const attempts = 6;
/** Versions that a race or a publication that broke off may have left behind. */
const mostVersionsTried = 20;

/**
 * Puts a lecture on the shelf, or what was changed of it; also one that was withdrawn. Of two who publish the same version one writes and
 * the other finds it done; an older version never takes the place of a newer one.
 */
export async function publishLecture(
  { draftId, version }: { draftId: string; version: number },
  context: MemberContext,
): Promise<Outcome<DraftView>> {
  const draft = await ownDraft(draftId, context);
  if (draft instanceof Refused) return draft;
  if (draft.version !== version) return refuse('DRAFT_CHANGED');
  const [field] = missingOf(draft);
  if (field !== undefined) return refuse('DRAFT_INCOMPLETE', { field });
  const against = await checkContents(draft, context);
  if (against) return against;
  const put = await putOnShelf(draft, context);
  if (put instanceof Refused) return put;
  const { nowMs, repositories } = context;
  await repositories.lectureDrafts.note(draftId, { published: { version, atMs: nowMs } });
  const now = await repositories.lectureDrafts.byId(draftId);
  return viewOf(now ?? draft, context);
}

async function putOnShelf(
  draft: LectureDraft,
  context: MemberContext,
): Promise<Outcome<PlannedLecture>> {
  const { seasons } = context.repositories;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const standing = await standingOf(draft, context);
    if (standing?.season.status !== 'running') return refuse('NO_SEASON');
    const { season, place, lecture } = standing;
    // What was watched belongs to a video: another one is another lecture.
    if (lecture && lecture.videoFileId !== draft.video?.fileId) return refuse('DRAFT_PUBLISHED');
    const isWithdrawn = lecture?.withdrawnAtMs !== undefined;
    if (lecture?.revision === draft.version && !isWithdrawn) return lecture;
    if ((lecture?.revision ?? 0) > draft.version) return refuse('DRAFT_CHANGED');
    if (!lecture && season.lectures.length >= mostLectures) return refuse('TOO_MANY_LECTURES');
    const quiz = await versionOfQuiz(draft, lecture, context);
    if (quiz instanceof Refused) return quiz;
    const planned = plannedOf(draft, quiz, season.organisationId);
    if (!planned) return refuse('DRAFT_INCOMPLETE', { field: 'video' });
    if (lecture) await noteReplaced(lecture, context);
    const put = { ...planned, initials: lectureInitials(planned) };
    const isPut = lecture
      ? await seasons.replaceLecture(season._id, place, lecture, put)
      : await seasons.addLecture(season._id, put);
    if (!isPut) continue;
    await noteAudit(draft, lecture, context);
    return planned;
  }
  return refuse('BUSY');
}

/** What the present version names is looked at when nobody plays it any more: the next one may name other files. */
const noteReplaced = (lecture: PlannedLecture, { nowMs, repositories }: MemberContext) =>
  repositories.leftFiles.note(
    leftFilesOf(lecture.lectureId, { fileIds: filesOfLecture(lecture) }, nowMs + leftForMs),
  );

/** The version that asks what the draft asks; a new one where none does, as a version never changes. */
async function versionOfQuiz(
  { _id, seasonId, quiz }: LectureDraft,
  lecture: PlannedLecture | undefined,
  { nowMs, random, repositories }: MemberContext,
): Promise<Outcome<PlannedLecture['quiz']>> {
  if (!quiz) return undefined;
  const content = contentOfQuiz(quiz);
  const drawKey = Buffer.from(random(32)).toString('hex');
  const first = lecture?.quiz?.version ?? 1;
  for (let version = first; version < first + mostVersionsTried; version += 1) {
    const stands = await repositories.quizzes.version(seasonId, _id, version);
    const asks = { version, questions: quiz.ask };
    if (stands && contentOfQuiz(stands) === content) return asks;
    if (stands) continue;
    try {
      await repositories.quizzes.insert({
        ...{ _id: quizIdOf(seasonId, _id, version), seasonId, lectureId: _id, version, drawKey },
        ...{ ask: quiz.ask, pool: quiz.pool, publishedAtMs: nowMs },
      });
      return asks;
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error;
      // Somebody publishes at the same time: the version is looked at once more.
      version -= 1;
    }
  }
  return refuse('BUSY');
}

async function noteAudit(
  { _id, orgPath, version, title }: LectureDraft,
  before: PlannedLecture | undefined,
  { member, nowMs, repositories }: MemberContext,
): Promise<void> {
  await repositories.audit.note({
    _id: `lecture-published:${_id}:${version}:${before?.withdrawnAtMs ?? 0}`,
    ...{ action: 'lecture-published', by: member._id, atMs: nowMs, orgPath, subjectId: _id },
    facts: { version, title, again: before !== undefined },
  });
}
