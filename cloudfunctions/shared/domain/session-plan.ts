import type { CodeKind, SessionCategory, SessionMode } from '../contract/vocabulary';
import { dayMs } from './season-time';
import type { Audience, Fence, Session } from './session';

/** What a person decides about a session; everything else of it follows from the season, the holder and the clock. */
export interface SessionPlan {
  category: SessionCategory;
  tags: SessionCategory[];
  title: string;
  mode: SessionMode;
  startsAtMs: number;
  endsAtMs: number;
  /** Doors: check-in opens so long before the start. */
  opensBeforeMinutes: number;
  /** Check-in closes so long after the end. */
  closesAfterMinutes: number;
  /** Whoever is seen more than this after the start is late. */
  lateAfterMinutes: number;
  venue: string;
  stream?: string | undefined;
  lecturer?: string | undefined;
  lecturerId?: string | undefined;
  audience: Audience;
  openToAll: boolean;
  required: boolean;
  codeKind: CodeKind;
  fence?: Fence | undefined;
}

export type PlanField = keyof SessionPlan;

const minuteMs = 60_000;
/** The longest that the editor offers; doors opened by hand may have been open longer. */
const greatestOpensBeforeMinutes = 120;

type PlannedFields = Pick<
  Session,
  | Exclude<PlanField, 'opensBeforeMinutes' | 'closesAfterMinutes' | 'lateAfterMinutes'>
  | 'checkInOpensAtMs'
  | 'checkInClosesAtMs'
  | 'settlesAtMs'
  | 'lateAfterMs'
>;

/** A plan as the session holds it: minutes turned into instants, absent fields left out, text and choices as they are. */
export function plannedFieldsOf(plan: SessionPlan): PlannedFields {
  const { opensBeforeMinutes, closesAfterMinutes, lateAfterMinutes, ...same } = plan;
  const { stream, lecturer, lecturerId, fence, ...always } = same;
  const closesAtMs = plan.endsAtMs + closesAfterMinutes * minuteMs;
  return {
    ...always,
    ...(lecturer === undefined ? {} : { lecturer }),
    ...(lecturerId === undefined ? {} : { lecturerId }),
    ...(stream === undefined || plan.mode === 'on-site' ? {} : { stream }),
    ...(fence === undefined || plan.mode === 'online' ? {} : { fence }),
    tags: plan.tags.filter((tag) => tag !== plan.category),
    checkInOpensAtMs: plan.startsAtMs - opensBeforeMinutes * minuteMs,
    checkInClosesAtMs: closesAtMs,
    settlesAtMs: closesAtMs,
    lateAfterMs: plan.startsAtMs + lateAfterMinutes * minuteMs,
  };
}

/** The plan that a session stands for: what an editor begins with. */
export function planOf(session: Session): SessionPlan {
  const minutes = (ms: number) => Math.max(0, Math.round(ms / minuteMs));
  return {
    category: session.category,
    tags: session.tags,
    title: session.title,
    mode: session.mode,
    startsAtMs: session.startsAtMs,
    endsAtMs: session.endsAtMs,
    opensBeforeMinutes: Math.min(
      greatestOpensBeforeMinutes,
      minutes(session.startsAtMs - session.checkInOpensAtMs),
    ),
    closesAfterMinutes: minutes(session.settlesAtMs - session.endsAtMs),
    lateAfterMinutes: minutes(session.lateAfterMs - session.startsAtMs),
    venue: session.venue,
    ...(session.stream === undefined ? {} : { stream: session.stream }),
    ...(session.lecturer === undefined ? {} : { lecturer: session.lecturer }),
    ...(session.lecturerId === undefined ? {} : { lecturerId: session.lecturerId }),
    audience: session.audience,
    openToAll: session.openToAll,
    required: session.required,
    codeKind: session.codeKind,
    ...(session.fence === undefined ? {} : { fence: session.fence }),
  };
}

const planFields = [
  'category',
  'tags',
  'title',
  'mode',
  'startsAtMs',
  'endsAtMs',
  'opensBeforeMinutes',
  'closesAfterMinutes',
  'lateAfterMinutes',
  'venue',
  'stream',
  'lecturer',
  'lecturerId',
  'audience',
  'openToAll',
  'required',
  'codeKind',
  'fence',
] as const satisfies readonly PlanField[];

/** The fields in which two plans differ. */
export function changedFieldsOf(before: SessionPlan, after: SessionPlan): PlanField[] {
  return planFields.filter((field) => canonical(before[field]) !== canonical(after[field]));
}

/** The same whatever the order in which keys and choices were named. */
function canonical(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .map(([key, one]) => `${key}:${canonical(one)}`)
    .sort()
    .join()}}`;
}

/** What a draft may lack and a published session may not. */
export function missingFieldOf(plan: SessionPlan): 'title' | 'venue' | undefined {
  if (plan.title === '') return 'title';
  return plan.venue === '' ? 'venue' : undefined;
}

/**
 * The plan of a later session of a series after an edit of an earlier one: it takes over what the edit changed, its time by the
 * same shift, and keeps what is its own.
 */
export function followedPlan(
  later: SessionPlan,
  before: SessionPlan,
  after: SessionPlan,
): SessionPlan {
  const isMoved = before.startsAtMs !== after.startsAtMs || before.endsAtMs !== after.endsAtMs;
  const taken = Object.fromEntries(
    changedFieldsOf(before, after).map((field) => [field, after[field]]),
  );
  const startsAtMs = later.startsAtMs + after.startsAtMs - before.startsAtMs;
  const lengthMs = isMoved ? after.endsAtMs - after.startsAtMs : later.endsAtMs - later.startsAtMs;
  return { ...later, ...taken, startsAtMs, endsAtMs: startsAtMs + lengthMs };
}

export type TimesFault = 'end-before-start' | 'too-long' | 'past' | 'outside-season';

/** A day's gathering at most; longer is a slip of the date. */
const longestSessionMs = 12 * 3_600_000;

/** What is wrong with the times of a session that is to be published, if anything. */
export function timesFault(
  times: { startsAtMs: number; endsAtMs: number },
  season: { startsAtMs: number; endsAtMs: number },
  nowMs: number,
): TimesFault | undefined {
  if (times.endsAtMs <= times.startsAtMs) return 'end-before-start';
  if (times.endsAtMs - times.startsAtMs > longestSessionMs) return 'too-long';
  if (times.endsAtMs <= nowMs) return 'past';
  if (times.startsAtMs < season.startsAtMs || times.endsAtMs > season.endsAtMs)
    return 'outside-season';
  return undefined;
}

/** How many weeks running a gathering of this time still ends within the season, its first one included. */
export function weeksLeft(endsAtMs: number, season: { endsAtMs: number }): number {
  return Math.max(0, Math.floor((season.endsAtMs - endsAtMs) / (7 * dayMs)) + 1);
}

/** The plan of a later week of a series. */
export function weeksLater(plan: SessionPlan, weeks: number): SessionPlan {
  const ms = weeks * 7 * dayMs;
  return { ...plan, startsAtMs: plan.startsAtMs + ms, endsAtMs: plan.endsAtMs + ms };
}
