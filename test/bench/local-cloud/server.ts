import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { sessionCodeOf, slotOf } from '../../../cloudfunctions/shared/domain/session-code';
import { FUNCTIONS_DIR } from '../../../config/functions';
import { startLocalCloud, type LocalCloud } from '../../../local-cloud';
import { environment, secretaryOf, signingKeys } from '../../tools/test-cloud';
import { serveOrders, type Order } from './bench-process';
import { closedLoop, type Block } from './blocks';
import {
  ATTENDANTS,
  boardSessionOf,
  DISTRICT,
  keyOf,
  memberOf,
  openidOf,
  openSession,
  placeBesideBoard,
  recordOf,
  recordPortions,
  STAGES,
  TOUCHED,
  type Stage,
} from './dataset';

/** The process under measurement: a local cloud with the records, and a plain echo beside it. */
export interface ServerReady {
  gatewayUrl: string;
  echoUrl: string;
  seedSeconds: number;
}

const SECRETARY = 'm-secretary';
/** So many sessions that no member has to come twice within a run. */
const FUNCTION_SESSIONS = 30;
const functionSession = (stage: Stage, n: number): string =>
  `${stage === 'start' ? 'FNS' : 'FNE'}${String(n % FUNCTION_SESSIONS).padStart(5, '0')}`;

async function main(dataDir: string, total: number): Promise<void> {
  const cloud = await startLocalCloud({
    dataDir,
    functionsDir: FUNCTIONS_DIR,
    collectionsFile: path.join(__dirname, '../../../cloudfunctions/collections.json'),
    environment,
    maxInstances: 2,
  });
  const startedMs = performance.now();
  await seed(cloud, total);
  const seedSeconds = (performance.now() - startedMs) / 1000;
  const echo = await startEcho();
  const echoUrl = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
  const ready: ServerReady = { gatewayUrl: cloud.gatewayUrl, echoUrl, seedSeconds };
  serveOrders(ready, async (order) => await callFunctions(cloud, order));
}

async function seed(cloud: LocalCloud, total: number): Promise<void> {
  for (const portion of recordPortions(total)) {
    await cloud.database.insertMany(
      'studyRecords',
      portion as unknown as Record<string, unknown>[],
    );
  }
  for (const stage of STAGES) {
    const ids = Array.from({ length: FUNCTION_SESSIONS }, (_, n) => functionSession(stage, n));
    const sessions = [boardSessionOf(stage), ...ids].map((id) => openSession(stage, id));
    await cloud.database.insertMany('sessions', sessions as unknown as Record<string, unknown>[]);
    const attendants = Array.from({ length: ATTENDANTS }, (_, n) => memberOf(stage, n));
    await cloud.database.insertMany(
      'members',
      attendants.map((memberId) => ({ _id: memberId, name: `成员${memberId}` })),
    );
  }
  const { member, binding } = secretaryOf(DISTRICT, SECRETARY);
  await cloud.database.insertMany('members', [{ ...member }]);
  await cloud.database.insertMany('bindings', [
    { ...binding, _id: keyOf(SECRETARY), openid: openidOf(SECRETARY) },
  ]);
}

/** A record of middling length, as the store would answer it. */
function answerOfRead(stage: Stage): string {
  const texts = Array.from({ length: 99 }, (_, n) => JSON.stringify(recordOf(stage, 5000 + n)));
  const text = texts.sort((a, b) => a.length - b.length)[texts.length >> 1];
  return JSON.stringify({ data: { list: [text], offset: 0, limit: 1 } });
}

/** What the SDK understands as the answer to a read, an update and an insert. What is read costs its clients by its length. */
const SDK_ANSWERS: Readonly<Record<string, string>> = {
  '/sdk-read-start': answerOfRead('start'),
  '/sdk-read-end': answerOfRead('end'),
  '/sdk-update': JSON.stringify({ data: { updated: 1, upsert_id: null } }),
  '/sdk-insert': JSON.stringify({ data: { insertedIds: ['x'] } }),
};

/** The least that an HTTP server of Node can do: gives the body back, or for the SDK always the same answer. */
async function startEcho(): Promise<Server> {
  const echo = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answer = SDK_ANSWERS[request.url?.split('?')[0] ?? ''];
      const body = answer === undefined ? Buffer.concat(chunks) : Buffer.from(answer);
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': body.length,
      });
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  return echo;
}

let calls = 0;

/** Whole calls, as the platform makes them: instance, SDK, gateway, store and back. */
async function callFunctions(cloud: LocalCloud, order: Order): Promise<Block> {
  const [kind, stage] = order.measurement.split(' ') as ['check-in' | 'board', Stage];
  const call = kind === 'check-in' ? redeem : pollBoard;
  return await closedLoop(() => call(cloud, stage, calls++), order.clients, order.forMs);
}

async function redeem(cloud: LocalCloud, stage: Stage, n: number): Promise<void> {
  const session = functionSession(stage, Math.floor(n / (TOUCHED - ATTENDANTS)));
  const place = placeBesideBoard(n);
  const memberId = memberOf(stage, place);
  const input = {
    code: sessionCodeOf(signingKeys, session, slotOf(Date.now())),
    branchId: `branch-${place % 2500}`,
  };
  await answered(cloud, openidOf(memberId), { action: 'redeem', input }, 'present');
}

async function pollBoard(cloud: LocalCloud, stage: Stage): Promise<void> {
  const input = { sessionId: boardSessionOf(stage) };
  await answered(cloud, openidOf(SECRETARY), { action: 'boardCount', input }, '"latestNames"');
}

/** A refused call is faster than a real one and would be no measurement. */
async function answered(
  cloud: LocalCloud,
  openid: string,
  event: object,
  expected: string,
): Promise<void> {
  const reply = JSON.stringify(await cloud.invoke('check-in', event, { openid }));
  if (!reply.includes(expected)) throw new Error(`not what was measured: ${reply}`);
}

const { dataDir, total } = JSON.parse(process.argv[2] ?? '{}') as {
  dataDir: string;
  total: number;
};
void main(dataDir, total);
