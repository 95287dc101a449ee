import type { HomeAnswer, HomeLecture, HomeSession } from '@contract/home';
import type { ScoreBookAnswer } from '@contract/score';

type Rules = ScoreBookAnswer['rules'];

/** Something that can still earn points, and how many at most under the rules; the day's caps come on top. */
export type NextStep =
  | { kind: 'session'; session: HomeSession; points: number }
  | { kind: 'lecture'; lecture: HomeLecture; points: number };

/** What can still earn: coming sessions by time, then lectures begun, due and open. */
export function nextSteps(
  home: Pick<HomeAnswer, 'sessions' | 'lectures'>,
  rules: Rules,
): NextStep[] {
  const sessions = home.sessions
    .filter(({ recorded, news }) => recorded === 'none' && news !== 'cancelled')
    .map((session) => ({ kind: 'session' as const, session, points: rules.checkIn.onTime }));
  const lectures = home.lectures
    .map((lecture) => ({ kind: 'lecture' as const, lecture, points: pointsOf(lecture, rules) }))
    .filter(({ points }) => points > 0);
  return [...sessions, ...lectures];
}

/** For the rest of a lecture and for having completed it. */
function pointsOf(
  { durationSeconds, coverage }: HomeLecture,
  { watch, lectureDone }: Rules,
): number {
  const rest = durationSeconds * (1 - coverage);
  return Math.floor(rest / watch.everySeconds) * watch.points + lectureDone.points;
}
