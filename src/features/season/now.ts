import type { HomeAnswer, HomeLecture, HomeSession } from '@contract/home';

/** A session takes the now card this long before it starts, or when its check-in opens, whichever comes first. */
const leadMs = 30 * 60_000;

/** The one thing that the home screen puts first. */
export type Now =
  | { kind: 'check-in'; session: HomeSession; running: boolean }
  | { kind: 'at-session'; session: HomeSession }
  | { kind: 'learn'; lecture: HomeLecture }
  | { kind: 'upcoming'; session: HomeSession }
  | { kind: 'nothing' };

/** What is most pressing at `nowMs`: the session that can be checked in to, then a lecture, then what comes next. */
export function nowOf(home: HomeAnswer, nowMs: number): Now {
  const present = home.sessions.filter((session) => isPresent(session, nowMs));
  const open = home.member && present.find(({ recorded }) => canCheckIn(recorded));
  if (open) return { kind: 'check-in', session: open, running: open.startsAtMs <= nowMs };
  const attended = present.find(({ recorded }) => !canCheckIn(recorded));
  if (attended) return { kind: 'at-session', session: attended };
  const lecture = home.lectures[0];
  if (lecture && home.member) return { kind: 'learn', lecture };
  const upcoming = home.sessions.find(
    (session) => session.startsAtMs > nowMs && session.news !== 'cancelled',
  );
  return upcoming ? { kind: 'upcoming', session: upcoming } : { kind: 'nothing' };
}

/** A fresh code counts for whoever was excused, noted as absent or turned down before, as if nothing stood. */
const canCheckIn = (recorded: HomeSession['recorded']) =>
  recorded === 'none' || recorded === 'excused' || recorded === 'absent' || recorded === 'declined';

function isPresent(session: HomeSession, nowMs: number): boolean {
  if (session.news === 'cancelled') return false;
  const fromMs = Math.min(session.checkInOpensAtMs, session.startsAtMs - leadMs);
  const untilMs = canCheckIn(session.recorded) ? session.checkInClosesAtMs : session.endsAtMs;
  return fromMs <= nowMs && nowMs < untilMs;
}

/**
 * What else is due, without what the now card already shows; at most `limit` things, sessions by time, then lectures. A week full of
 * sessions leaves room for the lecture that is due first.
 */
export function agendaOf(home: HomeAnswer, now: Now, nowMs: number, limit: number) {
  const shownSession = 'session' in now ? now.session.sessionId : undefined;
  const shownLecture = 'lecture' in now ? now.lecture.lectureId : undefined;
  const due = home.lectures.filter(
    (lecture) => lecture.dueOn !== undefined && lecture.lectureId !== shownLecture,
  );
  const sessions = home.sessions
    .filter((session) => session.endsAtMs > nowMs && session.sessionId !== shownSession)
    .slice(0, due.length > 0 ? limit - 1 : limit);
  return { sessions, lectures: due.slice(0, limit - sessions.length) };
}
