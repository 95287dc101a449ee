import { Agent, request } from 'node:http';
import type { DB } from 'wx-server-sdk';
import { changeOfCredits } from '../../../cloudfunctions/shared/domain/ledger';
import { seasonDayOf } from '../../../cloudfunctions/shared/domain/season-time';
import { repositories } from '../../../cloudfunctions/shared/repositories';
import { platform } from '../../../cloudfunctions/shared/repositories/platform';
import { redirection } from '../../../local-cloud/functions/caller';
import { serveOrders, type Order } from './bench-process';
import { closedLoop, type Block } from './blocks';
import {
  boardSessionOf,
  DISTRICT,
  keyOf,
  memberOf,
  placeBesideBoard,
  recordOf,
  seasonOf,
  STAGES,
  TOUCHED,
  type Stage,
} from './dataset';

/** A process of clients: the unmodified SDK, as an instance of a function uses it, and a plain HTTP client beside it. */
interface Addresses {
  gatewayUrl: string;
  echoUrl: string;
  /** Tells the documents of several such processes apart. */
  number: number;
}

const { gatewayUrl, echoUrl, number } = JSON.parse(process.argv[2] ?? '{}') as Addresses;
Object.assign(process.env, redirection(gatewayUrl), { WX_API_TOKEN: 'bench' });

const { attendance, members, studyRecords } = repositories();
const records = (): DB.CollectionReference => platform().database().collection('studyRecords');
/** Each operation that must be the first of its kind takes one. */
let serial = 0;
const nextSerial = (): string => `${number}x${serial++}`;
const randomPlace = (): number => Math.floor(Math.random() * TOUCHED);

const blueprints = Object.fromEntries(
  STAGES.map((stage) => [stage, Array.from({ length: 100 }, (_, n) => recordOf(stage, 5000 + n))]),
);

async function insert(stage: Stage): Promise<void> {
  const memberId = `new-${nextSerial()}`;
  const blueprint = blueprints[stage]?.[serial % 100];
  const _id = `${seasonOf(stage)}:${memberId}`;
  await records().add({ data: { ...blueprint, _id, memberId, openidKey: `key-${memberId}` } });
}

async function readOne(stage: Stage): Promise<void> {
  await records()
    .doc(`${seasonOf(stage)}:${memberOf(stage, randomPlace())}`)
    .get();
}

async function readTop20(stage: Stage): Promise<void> {
  const query = records()
    .where({ seasonId: seasonOf(stage) })
    .orderBy('changedAtMs', 'desc');
  const { data } = (await query.limit(20).field({ memberId: true, score: true }).get()) as {
    data: unknown[];
  };
  if (data.length !== 20) throw new Error('not twenty');
}

async function count(stage: Stage): Promise<void> {
  await attendance.countAttended(boardSessionOf(stage));
}

/** The very write of a check-in, through the repository that the function uses. */
async function update(stage: Stage): Promise<void> {
  const nowMs = Date.now();
  const place = placeBesideBoard(randomPlace());
  const sessionId = `S${nextSerial()}`;
  const branchId = `branch-${place % 2500}`;
  const credit = { key: `checkIn:${sessionId}`, rule: 'checkIn' as const, points: 10, atMs: nowMs };
  const isWritten = await studyRecords.creditCheckIn(
    {
      openidKey: keyOf(memberOf(stage, place)),
      seasonId: seasonOf(stage),
      branchId,
      audience: { organisationIds: [DISTRICT], segments: [] },
      sessionId,
      day: seasonDayOf(nowMs),
      mostToday: 1_000_000,
    },
    { status: 'present', seenAtMs: nowMs, atMs: nowMs, method: 'code' },
    changeOfCredits([{ ...credit, source: sessionId, branchId }], nowMs),
  );
  if (!isWritten) throw new Error('the update met no record');
}

/** What a poll of the board asks of the store: two counts, the last twelve rows, three names. */
async function poll(stage: Stage): Promise<void> {
  const sessionId = boardSessionOf(stage);
  const [attended, , rows] = await Promise.all([
    attendance.countAttended(sessionId),
    attendance.countPending(sessionId),
    attendance.latestRows(sessionId, 6),
  ]);
  if (attended !== 800 || rows.length !== 6) throw new Error('not the board of 800');
  await members.byIds(rows.slice(0, 3).map((row) => row.memberId));
}

const agent = new Agent({ keepAlive: true });
/** About as long as the SDK's request for one document. */
const echoBody = Buffer.from(JSON.stringify({ text: 'x'.repeat(600) }));

/** Node's plain HTTP client, connections kept. */
async function askEcho(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': echoBody.length };
    const asked = request(echoUrl, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', resolve);
    });
    asked.on('error', reject);
    asked.end(echoBody);
  });
}

const operations: Record<string, (stage: Stage) => Promise<void>> = {
  insert,
  read: readOne,
  top20: readTop20,
  count,
  update,
  poll,
  echo: askEcho,
  'sdk-read': readOne,
  'sdk-update': update,
  'sdk-insert': insert,
};

async function runBlock({ measurement, clients, forMs }: Order): Promise<Block> {
  const [kind, stage] = measurement.split(' ') as [string, Stage];
  const operation = operations[kind];
  if (!operation) throw new Error('unknown measurement');
  const answer = kind === 'sdk-read' ? `${kind}-${stage}` : kind;
  const url = kind.startsWith('sdk-') ? `${echoUrl}/${answer}` : gatewayUrl;
  process.env['TCB_CONTEXT_CNFG'] = JSON.stringify({ URL: url });
  return await closedLoop(() => operation(stage), clients, forMs);
}

serveOrders({}, runBlock);
