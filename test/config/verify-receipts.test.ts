import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type KeyRing,
  printedCodeOf,
  sessionCodeOf,
  slotOf,
} from '../../cloudfunctions/shared/domain/session-code';
import { reportOf, verifyReceipts } from '../../config/receipts';

const arrivedAtMs = Date.UTC(2026, 10, 25, 12, 0, 0);
const seenAtMs = arrivedAtMs - 600_000;
const keys: KeyRing = { current: 'k2', keys: { k1: 'a'.repeat(32), k2: 'b'.repeat(32) } };
const code = sessionCodeOf(keys, 'SESS0001', slotOf(seenAtMs));
const older = sessionCodeOf({ ...keys, current: 'k1' }, 'SESS0001', slotOf(seenAtMs));
const receiptOf = (text: string, memberId = 'm1') => ({
  memberId,
  name: '田海波',
  code: text,
  arrivedAtMs,
  codeAgeMs: 600_000,
  status: 'pending',
});
const exportOf = (...receipts: object[]) => ({
  session: { sessionId: 'SESS0001', title: '冬训第一课', startsAtMs: 0, venue: '' },
  receipts,
});
const tampered = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;

it.each([
  ['as it came', [receiptOf(code)], ['genuine']],
  ['under the key before', [receiptOf(older)], ['genuine']],
  ['printed', [receiptOf(printedCodeOf(keys, 'SESS0001', 3))], ['genuine']],
  ['one character changed', [receiptOf(tampered)], ['tampered']],
  ['no code at all', [receiptOf('')], ['tampered']],
  [
    'of another session',
    [receiptOf(sessionCodeOf(keys, 'SESS0002', slotOf(seenAtMs)))],
    ['other-session'],
  ],
  ['twice of one member', [receiptOf(code), receiptOf(code)], ['genuine', 'repeated']],
  [
    'of two members who stood side by side',
    [receiptOf(code), receiptOf(code, 'm2')],
    ['genuine', 'genuine'],
  ],
])('tells what a receipt is: %s', (_what, receipts, verdicts) => {
  const verified = verifyReceipts(exportOf(...receipts), keys);
  expect(verified.map((one) => one.verdict)).toEqual(verdicts);
});

it('prints the slot that was seen and the totals', () => {
  expect(reportOf(verifyReceipts(exportOf(receiptOf(code), receiptOf(tampered)), keys))).toEqual([
    `genuine       slot 2026-11-25 19:50:00 +08:00  m1 田海波  ${code}`,
    `tampered      arrived 2026-11-25 20:00:00 +08:00  m1 田海波  ${tampered}`,
    'total 2: 1 genuine, 1 tampered, 0 other-session, 0 repeated',
  ]);
});

it.each([
  ['the export', { receipts: [] }, keys, 'receipts file has another shape at session'],
  ['the keys', exportOf(), { current: 'k1' }, 'keys file has another shape at keys'],
])('says what is wrong with %s', (_what, exported, ring, message) => {
  expect(() => verifyReceipts(exported, ring)).toThrow(message);
});

describe('the command', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'receipts-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (receipts: unknown) => {
    const at = (name: string, content: unknown) => {
      const file = path.join(folder, name);
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
      return file;
    };
    const command = path.join(__dirname, '../../config/verify-receipts.ts');
    const files = ['--file', at('receipts.json', receipts), '--keys', at('keys.json', keys)];
    try {
      const args = ['--import', 'tsx', command, ...files];
      return {
        code: 0,
        text: execFileSync(process.execPath, args, { encoding: 'utf8', stdio: 'pipe' }),
      };
    } catch (error) {
      const { status, stdout, stderr } = error as {
        status: number;
        stdout: string;
        stderr: string;
      };
      return { code: status, text: stdout + stderr };
    }
  };

  it.each([
    ['all genuine', exportOf(receiptOf(code)), 0, 'total 1: 1 genuine'],
    ['one tampered', exportOf(receiptOf(code), receiptOf(tampered)), 1, '1 tampered'],
    ['no JSON', '{', 2, 'is not JSON'],
  ])('%s', (_what, receipts, exitCode, text) => {
    const ran = run(receipts);
    expect(ran.code).toBe(exitCode);
    expect(ran.text).toContain(text);
    expect(ran.text).not.toContain('bbbb');
  });
});
