import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sessionCodeOf, slotOf } from '../../../cloudfunctions/shared/domain/session-code';
import type { StudyRecord } from '../../../cloudfunctions/shared/domain/study-record';
import { FUNCTIONS_DIR } from '../../../config/functions';
import { ServerClock, startLocalCloud, type LocalCloud } from '../../../local-cloud';
import { Chance } from '../../../local-cloud/demo-season/chance';
import { aSession, startsAtMs } from '../../tools/builders';
import { seasonEndRecord } from '../../tools/season-end-record';
import { enrolled, environment, openidOf, signingKeys } from '../../tools/test-cloud';
import type { Stage } from '../local-cloud/dataset';

/** What a crowd before one wall got. */
export interface Rush {
  arrived: number;
  credited: number;
  /** Records with another score than one credit, or with more than one entry for the session. */
  wrong: number;
  totalSeconds: number;
  worstWaitMs: number;
  medianWaitMs: number;
}

/** What 50 clients get that ask one after the other. */
export interface Load {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

const SESSION = 'RVSH0001';
/** So many instances of the function as the machine has processors to run them. */
const INSTANCES = 2;
/** Records planted or looked at together. */
const PORTION = 500;

/** The whole path on a local cloud of its own: client → function → SDK → gateway → store. */
export class Hall {
  /** As they were planted. */
  private readonly scores = new Map<string, number>();
  private rounds = 0;

  private constructor(
    private readonly cloud: LocalCloud,
    private readonly folder: string,
    private readonly stage: Stage,
  ) {}

  static async open(stage: Stage, members: number): Promise<Hall> {
    const folder = mkdtempSync(path.join(tmpdir(), 'bench-cloud-'));
    const clock = new ServerClock();
    clock.freeze(startsAtMs);
    const cloud = await startLocalCloud({
      dataDir: folder,
      functionsDir: FUNCTIONS_DIR,
      collectionsFile: path.join(__dirname, '../../../cloudfunctions/collections.json'),
      environment,
      clock,
      maxInstances: INSTANCES,
    });
    const hall = new Hall(cloud, folder, stage);
    await hall.seed(members);
    return hall;
  }

  private async seed(members: number): Promise<void> {
    const chance = new Chance('bench', 'cloud');
    for (let from = 0; from < members; from += PORTION) {
      const length = Math.min(PORTION, members - from);
      const records = Array.from({ length }, (_, at) => {
        const memberId = memberOf(from + at);
        const { record } = enrolled(memberId);
        const { openidKey } = record;
        return this.stage === 'start' ? record : seasonEndRecord(memberId, chance, { openidKey });
      });
      for (const { memberId, score } of records) this.scores.set(memberId, score);
      await this.cloud.database.insertMany(
        'studyRecords',
        records.map((one) => ({ ...one })),
      );
    }
    await this.newSession(SESSION);
  }

  private async newSession(sessionId: string): Promise<void> {
    const credit = { onTime: 10, late: 5, dayCap: 1_000_000, rulesVersion: 1 };
    await this.cloud.database.insertMany('sessions', [{ ...aSession({ _id: sessionId, credit }) }]);
  }

  private async redeem(memberId: string, sessionId: string): Promise<number> {
    const input = {
      code: sessionCodeOf(signingKeys, sessionId, slotOf(startsAtMs)),
      branchId: 'branch-1',
    };
    const beganMs = performance.now();
    const reply = JSON.stringify(
      await this.cloud.invoke(
        'check-in',
        { action: 'redeem', input },
        { openid: openidOf(memberId) },
      ),
    );
    if (!reply.includes('"outcome":"present"')) throw new Error(`not credited: ${reply}`);
    return performance.now() - beganMs;
  }

  /** Everybody at the same moment. */
  async rush(members: number): Promise<Rush> {
    const beganMs = performance.now();
    const waits = await Promise.all(
      Array.from({ length: members }, (_, n) => this.redeem(memberOf(n), SESSION)),
    );
    const totalSeconds = (performance.now() - beganMs) / 1000;
    const sorted = waits.sort((a, b) => a - b);
    return {
      arrived: members,
      ...(await this.credited(members)),
      totalSeconds,
      worstWaitMs: sorted.at(-1) ?? 0,
      medianWaitMs: sorted[sorted.length >> 1] ?? 0,
    };
  }

  /** Looks at every record, some at a time: those of a season's end would not fit into memory together. */
  private async credited(members: number): Promise<{ credited: number; wrong: number }> {
    let credited = 0;
    let wrong = 0;
    for (let from = 0; from < members; from += PORTION) {
      const ids = Array.from({ length: Math.min(PORTION, members - from) }, (_, at) => from + at);
      const $in = ids.map((n) => `s2026:${memberOf(n)}`);
      const found = await this.cloud.database.find('studyRecords', { _id: { $in } });
      for (const one of found as unknown as StudyRecord[]) {
        const isCredited = one.entries[`checkIn:${SESSION}`]?.points === 10;
        const expected = (this.scores.get(one.memberId) ?? NaN) + 10;
        const isOnce = one.attended.filter((id) => id === SESSION).length === 1;
        if (isCredited) credited += 1;
        if (!isCredited || !isOnce || one.score !== expected) wrong += 1;
      }
      wrong += ids.length - found.length;
    }
    return { credited, wrong };
  }

  /** So many clients, each asking again when it is answered; every member once, so a round ends when all have come. */
  async closedLoop(clients: number, members: number, forMs: number): Promise<Load> {
    const waits: number[] = [];
    const sessionId = `K${String((this.rounds += 1)).padStart(7, '0')}`;
    await this.newSession(sessionId);
    let next = 0;
    const startedMs = performance.now();
    const client = async (): Promise<void> => {
      while (performance.now() - startedMs < forMs && next < members) {
        const n = next++;
        waits.push(await this.redeem(memberOf(n), sessionId));
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    const seconds = (performance.now() - startedMs) / 1000;
    const sorted = waits.sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
    return { perSecond: waits.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
  }

  async close(): Promise<void> {
    await this.cloud.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const memberOf = (n: number): string => `m-${n}`;
