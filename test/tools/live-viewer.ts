import type { LiveReportAnswer } from '../../cloudfunctions/shared/contract/live';
import type { Span } from '../../cloudfunctions/shared/domain/intervals';
import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import type { Session } from '../../cloudfunctions/shared/domain/session';
import { aLecture, aSeason, aSession, minuteMs, startsAtMs } from './builders';
import {
  type TestCloud,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from './test-cloud';

const fileOf = (name: string) => `cloud://local-cloud.local/${name}`;

/** Half an hour with a stream, so 18 minutes have to be watched. */
export const aLiveSession = (_id: string, more: Partial<Session> = {}): Session =>
  aSession({
    _id,
    mode: 'both',
    stream: 'https://live.example/1.m3u8',
    endsAtMs: startsAtMs + 30 * minuteMs,
    checkInClosesAtMs: startsAtMs + 30 * minuteMs,
    settlesAtMs: startsAtMs + 30 * minuteMs,
    ...more,
  });

/** Somebody at the live page of sessions, through the real functions. Every viewer is a member of their own. */
export class LiveViewer {
  constructor(
    private readonly test: TestCloud,
    readonly memberId: string,
  ) {}

  /** Played from minute to minute of the session; the picture's own position says nothing. */
  static played([from, to]: Span) {
    return {
      fromSeconds: 0,
      toSeconds: 9,
      beganAtMs: startsAtMs + from * minuteMs,
      endedAtMs: startsAtMs + to * minuteMs,
    };
  }

  at(minute: number): void {
    this.test.clock.set(startsAtMs + minute * minuteMs);
  }

  async open(sessionId = 'SESS0001') {
    const reply = await this.test.call(openidOf(this.memberId), 'live', 'open', { sessionId });
    if (!reply.ok) throw new Error(reply.code);
    return reply.data;
  }

  async receipt(sessionId = 'SESS0001'): Promise<string> {
    return (await this.open(sessionId)).receipt ?? '';
  }

  async report(receipt: string, parts: Span[], final = false): Promise<LiveReportAnswer> {
    const reply = await this.test.call(openidOf(this.memberId), 'live', 'report', {
      receipt,
      played: parts.map((part) => LiveViewer.played(part)),
      final,
    });
    if (!reply.ok) throw new Error(reply.code);
    return reply.data;
  }

  /** Watches honestly, a report a minute. */
  async watch(from: number, to: number, sessionId = 'SESS0001'): Promise<LiveReportAnswer> {
    this.at(from);
    let answer = await this.report(await this.receipt(sessionId), []);
    for (let minute = from; minute < to; minute += 1) {
      this.at(minute + 1);
      answer = await this.report(answer.receipt, [[minute, minute + 1]]);
    }
    return answer;
  }

  /** What the record says; the score is the ledger's sum at every look. */
  async standing(sessionId = 'SESS0001') {
    const { attendance, attended, score, entries } = await this.test.record(this.memberId);
    expect(score).toBe(sumOfLedger({ entries }));
    return { ...attendance[sessionId], attended: attended.includes(sessionId), score };
  }
}

export async function startLiveHall(sessions: Session[]): Promise<TestCloud> {
  const lecture = aLecture('one', {
    posterFileId: fileOf('poster.jpg'),
    videoFileId: fileOf('video.mp4'),
    durationSeconds: 3600,
  });
  const test = await startTestCloud({
    organisations,
    seasons: [aSeason({ lectures: [lecture] })],
    sessions,
    ...peopleOf([secretaryOf('branch-1')]),
  });
  await test.cloud.storage.put('video.mp4', Buffer.from('x'));
  return test;
}
