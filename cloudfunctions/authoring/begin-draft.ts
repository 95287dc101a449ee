import type { DraftView } from '../shared/contract/authoring-answers';
import { draftOfLecture, type LectureDraft, mostDrafts } from '../shared/domain/lecture-draft';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { ownLecture } from './name-lecturer';
import { mayPublish, ownDraft, viewOf } from './own-draft';
import { wordsOfRecording } from './recordings';

/** Begins a draft: empty, or with the words of a live session whose recording it is to be; a lecturer's own is given by that lecturer. Sent again it finds itself. */
export async function beginDraft(
  input: { draftId: string; organisationId: string; sessionId?: string | undefined },
  context: MemberContext,
): Promise<Outcome<DraftView>> {
  const { draftId, organisationId, sessionId } = input;
  const { member, nowMs, repositories } = context;
  const season = await repositories.seasons.running();
  if (!season) return refuse('NO_SEASON');
  const words = sessionId === undefined ? {} : await wordsOfRecording(sessionId, context);
  if (words instanceof Refused) return words;
  const orgPath = (await organisationsById([organisationId], nowMs)).get(organisationId)?.path;
  if (!orgPath || !context.may(orgPath)) return refuse('NOT_ALLOWED');
  const begun = await repositories.lectureDrafts.countOf(season._id, member._id);
  if (begun >= mostDrafts) return refuse('TOO_MANY_LECTURES');
  const own = mayPublish({ orgPath }, context) ? {} : await ownLecture(orgPath, context);
  return insertOrFind(
    {
      ...{ _id: draftId, seasonId: season._id, orgPath, by: member._id },
      ...{ createdAtMs: nowMs, changedAtMs: nowMs, version: 1 },
      ...{ title: '', series: '', lecturer: '', description: '', segments: [], open: false },
      ...{ chapters: [], ...words, ...own },
    },
    context,
  );
}

/** The draft of a lecture on the shelf; made of it where it came with the season. */
export async function takeLecture(
  { lectureId }: { lectureId: string },
  context: MemberContext,
): Promise<Outcome<DraftView>> {
  const { member, nowMs, repositories } = context;
  const stands = await repositories.lectureDrafts.byId(lectureId);
  if (stands) return found(lectureId, context);
  const season = await repositories.seasons.running();
  const lecture = season?.lectures.find((one) => one.lectureId === lectureId);
  if (!season || !lecture) return refuse('LECTURE_NOT_FOUND');
  const holderId = lecture.organisationId ?? season.organisationId;
  const orgPath = (await organisationsById([holderId], nowMs)).get(holderId)?.path ?? [];
  if (!context.may(orgPath)) return refuse('NOT_ALLOWED');
  const version = lecture.quiz?.version;
  const quiz =
    version === undefined
      ? undefined
      : await repositories.quizzes.version(season._id, lectureId, version);
  const place = { seasonId: season._id, orgPath, by: member._id, nowMs };
  return insertOrFind(
    draftOfLecture(lecture, quiz && { ask: quiz.ask, pool: quiz.pool }, place),
    context,
  );
}

async function insertOrFind(
  draft: LectureDraft,
  context: MemberContext,
): Promise<Outcome<DraftView>> {
  try {
    await context.repositories.lectureDrafts.insert(draft);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    return found(draft._id, context);
  }
  return viewOf(draft, context);
}

async function found(draftId: string, context: MemberContext): Promise<Outcome<DraftView>> {
  const draft = await ownDraft(draftId, context);
  return draft instanceof Refused ? draft : viewOf(draft, context);
}
