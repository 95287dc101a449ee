import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ensureFunctions } from '../../config/builds';
import { HttpPerson } from '../tools/http-person';
import { StartedProgram } from '../tools/started-program';

let dataDir: string;
let program: StartedProgram | undefined;

beforeAll(async () => {
  await ensureFunctions();
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'killed-'));
});

afterAll(async () => {
  await program?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

/** The secretary opens the branch's session of today; gives the code on the board. */
async function projectedCode(url: string): Promise<{ sessionId: string; code: string }> {
  const secretary = await HttpPerson.at(url, 'secretary');
  const desk = await secretary.call('season', 'listSessions', {});
  const session = desk.sessions.find(({ endsAtMs }) => endsAtMs > Date.now());
  if (!session) throw new Error('the demo branch has no session to come');
  const { sessionId } = await secretary.call('season', 'openSession', {
    sessionId: session.sessionId,
  });
  const board = await secretary.call('check-in', 'board', { sessionId });
  return { sessionId, code: board.codes[0]?.split('/C/')[1] ?? '' };
}

test('a check-in that was acknowledged outlives a killed server, and counts once', async () => {
  program = await StartedProgram.start(dataDir);
  const { sessionId, code } = await projectedCode(program.url);
  const before = await HttpPerson.at(program.url, 'line-worker');
  const { score } = await before.call('score', 'book', {});
  const answer = await before.call('check-in', 'redeem', { code });
  await program.kill();

  program = await StartedProgram.start(dataDir);
  const after = await HttpPerson.at(program.url, 'line-worker');
  const book = await after.call('score', 'book', {});
  expect(answer.outcome).toBe('present');
  expect(book.score).toBe(score + answer.points);
  expect(book.entries.filter((entry) => entry.key === `checkIn:${sessionId}`)).toHaveLength(1);

  const again = await after.call('check-in', 'redeem', { code });
  expect(again).toMatchObject({ outcome: 'already', recorded: 'present' });
  expect((await after.call('score', 'book', {})).score).toBe(book.score);
}, 120_000);
