import type { HomeAnswer, HomeLecture, HomeSession } from '@contract/home';

/** A session takes the now card this long before it starts, or when its check-in opens, whichever comes first. */
const leadMs = 30 * 60_000;

/** One thing that the home screen puts first. */
export type Now =
  | { kind: 'check-in'; session: HomeSession; running: boolean }
  | { kind: 'at-session'; session: HomeSession }
  | { kind: 'learn'; lecture: HomeLecture }
  | { kind: 'upcoming'; session: HomeSession }
  | { kind: 'nothing' };

/**
 * What is most pressing at `nowMs`, one thing or more: the sessions that can be checked in to and those that one is at, in the
 * order of their time, so that a card stays where it is when the check-in is made; else a lecture, else what comes next.
 */
export function nowOf(home: HomeAnswer, nowMs: number): Now[] {
  const present = home.sessions
    .filter((session) => isPresent(session, nowMs))
    .flatMap((session): Now[] => {
      if (!canCheckIn(session.recorded)) return [{ kind: 'at-session', session }];
      const running = session.startsAtMs <= nowMs;
      return home.member ? [{ kind: 'check-in', session, running }] : [];
    });
  if (present.length > 0 || isSeasonOver(home, nowMs)) return present;
  const lecture = home.lectures[0];
  if (lecture && home.member) return [{ kind: 'learn', lecture }];
  const upcoming = home.sessions.find(
    (session) => session.startsAtMs > nowMs && session.news !== 'cancelled',
  );
  if (upcoming) return [{ kind: 'upcoming', session: upcoming }];
  // The list below says what is to do.
  return home.member?.toDo?.length ? [] : [{ kind: 'nothing' }];
}

/** Whether the screen has nothing to list; the plan may still have tasks of later weeks. */
export const isBare = ({ sessions, lectures, member }: HomeAnswer): boolean =>
  sessions.length + lectures.length + (member?.toDo?.length ?? 0) === 0;

/** Whether the season has ended: then nothing is due any more, and what is shown is how it came out. */
export const isSeasonOver = ({ season }: Pick<HomeAnswer, 'season'>, nowMs: number): boolean =>
  nowMs >= season.endsAtMs;

/** A fresh code counts for whoever was excused, noted as absent or turned down before, as if nothing stood. */
const canCheckIn = (recorded: HomeSession['recorded']) =>
  recorded === 'none' || recorded === 'excused' || recorded === 'absent' || recorded === 'declined';

function isPresent(session: HomeSession, nowMs: number): boolean {
  if (session.news === 'cancelled') return false;
  const fromMs = Math.min(session.checkInOpensAtMs, session.startsAtMs - leadMs);
  const untilMs = canCheckIn(session.recorded) ? session.checkInClosesAtMs : session.endsAtMs;
  return fromMs <= nowMs && nowMs < untilMs;
}

/** How many sessions' codes can be scanned: with more than one it matters whose. */
export const choicesOf = (now: readonly Now[]) =>
  now.filter((one) => one.kind === 'check-in' && one.session.online !== 'only').length;

/**
 * What else is due, without what the now cards already show; at most `limit` things, sessions by time, then lectures. A week full of
 * sessions leaves room for the lecture that is due first.
 */
export function agendaOf(home: HomeAnswer, now: readonly Now[], nowMs: number, limit: number) {
  const shown = new Set<string>(
    now.flatMap((one) => {
      if ('session' in one) return [one.session.sessionId];
      return 'lecture' in one ? [one.lecture.lectureId] : [];
    }),
  );
  const due = home.lectures.filter(
    (lecture) => lecture.dueOn !== undefined && !shown.has(lecture.lectureId),
  );
  const sessions = home.sessions
    .filter((session) => session.endsAtMs > nowMs && !shown.has(session.sessionId))
    .slice(0, due.length > 0 ? limit - 1 : limit);
  return { sessions, lectures: due.slice(0, limit - sessions.length) };
}

/** Lectures to go on with that stand nowhere else on the screen. */
export function begunOf(
  home: HomeAnswer,
  now: readonly Now[],
  agenda: Pick<HomeAnswer, 'lectures'>,
): HomeLecture[] {
  const shown = new Set(
    [...now.flatMap((one) => ('lecture' in one ? [one.lecture] : [])), ...agenda.lectures].map(
      ({ lectureId }) => lectureId,
    ),
  );
  return home.lectures.filter(({ lectureId, coverage }) => coverage > 0 && !shown.has(lectureId));
}
