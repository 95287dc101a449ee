import { recordWatching } from '../../cloudfunctions/lecture/record-watching';
import type {
  LectureReportAnswer,
  PlayedInterval,
} from '../../cloudfunctions/shared/contract/lecture';
import type { ErrorCode } from '../../cloudfunctions/shared/contract/error-codes';
import { measureOf, type Span } from '../../cloudfunctions/shared/domain/intervals';
import { applyChange, type RecordChange } from '../../cloudfunctions/shared/domain/ledger';
import { defaultRules } from '../../cloudfunctions/shared/domain/rules';
import type { KeyRing } from '../../cloudfunctions/shared/domain/session-code';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { newReceipt } from '../../cloudfunctions/shared/domain/watch-credit';
import { openReceipt, sealReceipt } from '../../cloudfunctions/shared/domain/watch-receipt';
import type { WatchCondition } from '../../cloudfunctions/shared/repositories/study-credit-repository';
import type { CallContext } from '../../cloudfunctions/shared/runtime/context';
import { Refused } from '../../cloudfunctions/shared/runtime/outcome';
import { aRecord, aSeason, startsAtMs } from './builders';

export const deskKeys: KeyRing = {
  current: 'k2',
  keys: { k1: 'a'.repeat(40), k2: 'b'.repeat(40) },
};

export type Answer = LectureReportAnswer | ErrorCode;

/** Lets a scheduler decide the order of store operations; does nothing by itself. */
type Turn = () => Promise<void>;

/**
 * The use case of a watch report over one member's record in memory, so that ten thousands of traces take seconds. The
 * store's conditional update is imitated here; test/functions/lecture.test.ts runs the same against the real one.
 */
export class WatchDesk {
  nowMs = startsAtMs;
  record: StudyRecord = aRecord();
  reads = 0;
  writes = 0;
  turn: Turn = () => Promise.resolve();
  /** Lectures that were taken off the shelf, with the instant. An instance knows a season for a minute. */
  withdrawn: Readonly<Record<string, number>> = {};
  /** The season's end, ms. */
  endsAtMs = aSeason().endsAtMs;

  constructor(readonly durations: Readonly<Record<string, number>> = { l1: 600 }) {}

  start(lectureId = 'l1'): string {
    const { endsAtMs } = this;
    const season = { _id: this.record.seasonId, rules: defaultRules, endsAtMs };
    const lecture = { lectureId, durationSeconds: this.durations[lectureId] ?? 600 };
    const { openidKey } = this.record;
    return sealReceipt(
      deskKeys,
      newReceipt({ openidKey, season, lecture, record: this.record, nowMs: this.nowMs }),
    );
  }

  async report(
    receipt: string,
    played: PlayedInterval[],
    more: { final?: boolean; openidKey?: string } = {},
  ): Promise<Answer> {
    const context = this.context(more.openidKey ?? this.record.openidKey);
    const outcome = await recordWatching({ receipt, played, final: more.final ?? false }, context);
    return outcome instanceof Refused ? outcome.code : outcome;
  }

  /** An interval in the video with its window as seconds since the desk's beginning. */
  played(video: Span, wall: Span): PlayedInterval {
    return {
      fromSeconds: video[0],
      toSeconds: video[1],
      beganAtMs: startsAtMs + wall[0] * 1000,
      endedAtMs: startsAtMs + wall[1] * 1000,
    };
  }

  at(second: number): this {
    this.nowMs = startsAtMs + second * 1000;
    return this;
  }

  get creditedSeconds(): number {
    return this.record.watch.creditedSeconds;
  }

  get spentSeconds(): number {
    return measureOf(this.record.watch.spent) / 1000;
  }

  /** Seconds that a receipt carries and the record does not. */
  unsaved(receipt: string): number {
    const opened = openReceipt(deskKeys, receipt, {
      openidKey: this.record.openidKey,
      nowMs: this.nowMs,
    });
    if (opened.kind === 'refuse') return 0;
    return opened.receipt.fresh.reduce((sum, { video }) => sum + video[1] - video[0], 0);
  }

  private context(openidKey: string): CallContext {
    const studyCredits = {
      creditWatching: async (condition: WatchCondition, change: RecordChange) => {
        await this.turn();
        this.writes += 1;
        if (!this.meets(condition)) return false;
        this.record = applyChange(this.record, change);
        return true;
      },
    };
    const studyRecords = {
      fieldsOfCaller: async () => {
        await this.turn();
        this.reads += 1;
        return structuredClone(this.record);
      },
    };
    const lectures = Object.entries(this.withdrawn).map(([lectureId, withdrawnAtMs]) => ({
      ...{ lectureId, withdrawnAtMs },
    }));
    const { endsAtMs } = this;
    const season = { _id: this.record.seasonId, rules: defaultRules, endsAtMs, lectures };
    return {
      nowMs: this.nowMs,
      caller: { openid: '', openidKey },
      settings: { signingKeys: deskKeys },
      repositories: {
        studyCredits,
        studyRecords,
        seasons: { running: () => Promise.resolve(season) },
      },
    } as unknown as CallContext;
  }

  private meets(condition: WatchCondition): boolean {
    const { openidKey, branchId, watch, entries } = this.record;
    return (
      condition.openidKey === openidKey &&
      condition.branchId === branchId &&
      condition.version === watch.version &&
      condition.keys.every((key) => !(key in entries))
    );
  }
}

export function answered(answer: Answer): LectureReportAnswer {
  if (typeof answer === 'string') throw new Error(`refused: ${answer}`);
  return answer;
}
