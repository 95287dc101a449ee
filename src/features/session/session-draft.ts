import type { Contract } from '@contract/index';
import type { Segment, SessionCategory } from '@contract/vocabulary';
import { shanghaiOffsetMs } from '@/copy/time';

export type PublishRequest = Contract['season']['publishSession']['request'];

/** What the editor holds; kept on the phone until it is published. */
export interface SessionDraft {
  /** Made once a draft, so that publishing again after a lost answer makes no second session. */
  requestId: string;
  category: SessionCategory;
  title: string;
  /** yyyy-mm-dd in Shanghai. */
  day: string;
  /** HH:mm in Shanghai. */
  startsAt: string;
  endsAt: string;
  venue: string;
  lecturer: string;
  segments: Segment[];
  required: boolean;
}

export type DraftField = 'title' | 'venue' | 'endsAt';
export type DraftProblem = 'titleMissing' | 'venueMissing' | 'endBeforeStart' | 'past';

const hourMs = 3_600_000;
const usualLengthMs = 1.5 * hourMs;
/** Nobody calls a gathering at night; evenings are the usual time. Shanghai times HH:mm. */
const earliestStart = '08:00';
const latestStart = '20:00';
const eveningStart = '19:00';
const requestIdAlphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * A new draft of an hour and a half: from the next full hour on, at night from the coming evening on. `random` gives
 * numbers from 0 up to 1.
 */
export function newDraft(nowMs: number, random: () => number): SessionDraft {
  const startsAtMs = usualStartMs(nowMs);
  const endsAtMs = startsAtMs + usualLengthMs;
  return {
    requestId: Array.from({ length: 16 }, () =>
      requestIdAlphabet.charAt(Math.floor(random() * requestIdAlphabet.length)),
    ).join(''),
    category: 'three-meetings',
    title: '',
    day: dayTextOf(startsAtMs),
    startsAt: timeTextOf(startsAtMs),
    endsAt: timeTextOf(endsAtMs),
    venue: '',
    lecturer: '',
    segments: [],
    required: true,
  };
}

/** What has to be mended before the draft can be published, by field. */
export function problemsOf(
  draft: SessionDraft,
  nowMs: number,
): Partial<Record<DraftField, DraftProblem>> {
  const endsAtMs = instantOf(draft.day, draft.endsAt);
  const timeProblem: DraftProblem | undefined =
    endsAtMs <= instantOf(draft.day, draft.startsAt)
      ? 'endBeforeStart'
      : endsAtMs <= nowMs
        ? 'past'
        : undefined;
  return {
    ...(draft.title.trim() === '' ? { title: 'titleMissing' } : {}),
    ...(draft.venue.trim() === '' ? { venue: 'venueMissing' } : {}),
    ...(timeProblem ? { endsAt: timeProblem } : {}),
  };
}

/** The request that publishes a draft without problems. */
export function requestOf(draft: SessionDraft): PublishRequest {
  const { requestId, category, segments, required, day } = draft;
  const lecturer = draft.lecturer.trim();
  return {
    requestId,
    category,
    title: draft.title.trim(),
    startsAtMs: instantOf(day, draft.startsAt),
    endsAtMs: instantOf(day, draft.endsAt),
    venue: draft.venue.trim(),
    ...(lecturer === '' ? {} : { lecturer }),
    segments,
    required,
  };
}

/** Milliseconds of a Shanghai day and time. */
function instantOf(day: string, time: string): number {
  return Date.parse(`${day}T${time}:00Z`) - shanghaiOffsetMs;
}

const shanghaiText = (ms: number) => new Date(ms + shanghaiOffsetMs).toISOString();
const dayTextOf = (ms: number) => shanghaiText(ms).slice(0, 10);
const timeTextOf = (ms: number) => shanghaiText(ms).slice(11, 16);

function usualStartMs(nowMs: number): number {
  const nextHourMs = Math.ceil(nowMs / hourMs) * hourMs;
  const time = timeTextOf(nextHourMs);
  if (time >= earliestStart && time <= latestStart) return nextHourMs;
  const eveningMs = instantOf(dayTextOf(nowMs), eveningStart);
  return eveningMs > nowMs ? eveningMs : eveningMs + 24 * hourMs;
}
