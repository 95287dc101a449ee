import { spawn } from 'node:child_process';
import path from 'node:path';
import { redirection } from '../../local-cloud/functions/caller';
import { startProbeCloud } from '../local-cloud/support/probe-cloud';
import { isRemote, OWN_PREFIX } from './target';

/**
 * The suite as somebody with an account runs it. No real environment is at hand: a gateway of its own, which the suite
 * is told of by nothing but environment variables, stands in for one.
 */
async function runSuite(
  environment: Record<string, string>,
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'main.ts')], {
    cwd: path.join(__dirname, '..', '..'),
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number>((resolve) => {
    child.on('close', (exitCode) => resolve(exitCode ?? -1));
  });
  return { code, output: Buffer.concat(chunks).toString() };
}

it('refuses without credentials, and says which', async () => {
  const { code, output } = await runSuite({ CLOUDBASE_ENV: 'some-env' });
  expect(code).toBe(1);
  expect(output).toMatch(/needs TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY/u);
  expect(isRemote).toBe(false);
});

it('passes against a cloud elsewhere, touches only what is its own, and leaves nothing', async () => {
  const remote = await startProbeCloud();
  await remote.cloud.database.insertMany('plain', [{ _id: 'mine', n: 1 }]);
  const { code, output } = await runSuite({
    ...redirection(remote.cloud.gatewayUrl),
    CLOUDBASE_ENV: 'local-cloud',
    TENCENTCLOUD_SECRETID: 'id',
    TENCENTCLOUD_SECRETKEY: 'key',
  });
  const left = await Promise.all(
    ['plain', 'records'].map((room) => remote.cloud.database.count(OWN_PREFIX + room)),
  );
  const others = await remote.cloud.database.find('plain');
  await remote.close();
  expect(output).toMatch(/Tests: .*passed/u);
  expect(output).not.toMatch(/\d failed/u);
  expect(output).toMatch(/skipped .*not in a real environment, the SDK cannot make an index/u);
  expect({ code, left, others }).toEqual({
    code: 0,
    left: [0, 0],
    others: [{ _id: 'mine', n: 1 }],
  });
}, 120_000);
