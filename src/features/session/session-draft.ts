import type { PlanRequest } from '@contract/season';
import type { SessionDetail } from '@contract/season-answers';
import type { CodeKind, Segment, SessionCategory, SessionMode } from '@contract/vocabulary';
import { editorCopy } from '@/copy/session-editor';
import { type DraftTimes, instantsOf, newTimes, timesOf, weekMs } from './session-times';
import { isStream, fenceOf } from './draft-problems';

/** A session on the server, as the editor saw it. */
interface Seen {
  sessionId: string;
  changedAtMs: number;
}

/** What the editor holds; kept on the phone until the server has it. */
export interface SessionDraft extends DraftTimes {
  /** Made once a draft, so that sending again after a lost answer makes no second session. */
  requestId: string;
  /** The draft or the session on the server that this changes; absent for a new one. */
  seen?: Seen;
  category: SessionCategory;
  tags: SessionCategory[];
  title: string;
  mode: SessionMode;
  opensBeforeMinutes: number;
  closesAfterMinutes: number;
  lateAfterMinutes: number;
  venue: string;
  stream: string;
  lecturer: string;
  /** Of the register; absent where the name was typed. */
  lecturerId?: string | undefined;
  /** An organisation for which the caller may hold sessions; none: the first own one. */
  holderId?: string;
  /** None: the holder itself. */
  organisationIds: string[];
  segments: Segment[];
  openToAll: boolean;
  required: boolean;
  codeKind: CodeKind;
  fence?: FenceDraft;
  /** Weeks running, 1 where it is not repeated. */
  repeatWeeks: number;
}

/** Degrees as they were typed. */
export interface FenceDraft {
  latitude: string;
  longitude: string;
  radiusMeters: number;
}

const requestIdAlphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A new draft, at the next usual time or today. `random` gives numbers from 0 up to 1. */
export function newDraft(nowMs: number, random: () => number, isToday = false): SessionDraft {
  return {
    requestId: newRequestId(random),
    category: 'three-meetings',
    tags: [],
    title: '',
    mode: 'on-site',
    ...newTimes(nowMs, isToday),
    opensBeforeMinutes: 30,
    closesAfterMinutes: 0,
    lateAfterMinutes: 10,
    venue: '',
    stream: '',
    lecturer: '',
    organisationIds: [],
    segments: [],
    openToAll: false,
    required: true,
    codeKind: 'rotating',
    repeatWeeks: 1,
  };
}

/** The draft that changes what stands on the server. */
export function draftOf(detail: SessionDetail, random: () => number): SessionDraft {
  const { sessionId, changedAtMs } = detail;
  return { ...fieldsOf(detail), requestId: newRequestId(random), seen: { sessionId, changedAtMs } };
}

/** A new draft like another session, a week later or on the first same day of the week that is still to come. */
export function copyOf(detail: SessionDetail, nowMs: number, random: () => number): SessionDraft {
  const { plan } = detail;
  const weeks = Math.max(1, Math.floor((nowMs - plan.startsAtMs) / weekMs) + 1);
  const times = timesOf(plan.startsAtMs + weeks * weekMs, plan.endsAtMs + weeks * weekMs);
  return { ...fieldsOf(detail), ...times, requestId: newRequestId(random) };
}

function fieldsOf({ plan, holderId }: SessionDetail): Omit<SessionDraft, 'requestId' | 'seen'> {
  const { fence } = plan;
  return {
    category: plan.category,
    tags: plan.tags,
    title: plan.title,
    mode: plan.mode,
    ...timesOf(plan.startsAtMs, plan.endsAtMs),
    opensBeforeMinutes: plan.opensBeforeMinutes,
    closesAfterMinutes: plan.closesAfterMinutes,
    lateAfterMinutes: plan.lateAfterMinutes,
    venue: plan.venue,
    stream: plan.stream ?? '',
    lecturer: plan.lecturer ?? '',
    ...(plan.lecturerId === undefined ? {} : { lecturerId: plan.lecturerId }),
    holderId,
    organisationIds: plan.audience.organisationIds,
    segments: plan.audience.segments,
    openToAll: plan.openToAll,
    required: plan.required,
    codeKind: plan.codeKind,
    ...(fence
      ? {
          fence: {
            latitude: String(fence.latitude),
            longitude: String(fence.longitude),
            radiusMeters: fence.radiusMeters,
          },
        }
      : {}),
    repeatWeeks: 1,
  };
}

/** The plan of a draft as the server takes it; a fence that cannot be read is left out, as problemsOf has said. */
export function planOf(draft: SessionDraft): PlanRequest {
  const { startsAtMs, endsAtMs } = instantsOf(draft);
  const [stream, lecturer, venue] = [draft.stream, draft.lecturer, draft.venue].map((one) =>
    one.trim(),
  ) as [string, string, string];
  const isOnline = draft.mode !== 'on-site';
  const fence = draft.mode === 'online' ? undefined : fenceOf(draft.fence);
  return {
    category: draft.category,
    tags: draft.tags,
    title: draft.title.trim(),
    mode: draft.mode,
    startsAtMs,
    endsAtMs,
    opensBeforeMinutes: draft.opensBeforeMinutes,
    closesAfterMinutes: draft.closesAfterMinutes,
    lateAfterMinutes: draft.lateAfterMinutes,
    venue: venue === '' && draft.mode === 'online' ? editorCopy.onlineVenue : venue,
    ...(isOnline && isStream(stream) ? { stream } : {}),
    ...(lecturer === '' ? {} : { lecturer }),
    ...(draft.lecturerId === undefined ? {} : { lecturerId: draft.lecturerId }),
    audience: { organisationIds: draft.organisationIds, segments: draft.segments },
    openToAll: draft.openToAll,
    required: draft.required,
    codeKind: draft.codeKind,
    ...(fence ? { fence } : {}),
  };
}

/** What a draft is sent as. */
export const requestOf = (draft: SessionDraft) => ({
  requestId: draft.requestId,
  plan: planOf(draft),
  ...(draft.holderId === undefined ? {} : { holderId: draft.holderId }),
});

function newRequestId(random: () => number): string {
  return Array.from({ length: 16 }, () =>
    requestIdAlphabet.charAt(Math.floor(random() * requestIdAlphabet.length)),
  ).join('');
}
