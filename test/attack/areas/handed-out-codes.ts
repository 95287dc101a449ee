import { memberCodeOf, verifyMemberCode } from '../../../cloudfunctions/shared/domain/member-code';
import {
  printedCodeOf,
  verifyPrintedCode,
} from '../../../cloudfunctions/shared/domain/session-code';
import { minuteMs, startsAtMs } from '../../tools/builders';
import { signingKeys } from '../../tools/test-cloud';
import type { AttackArea } from '../area';
import { codeAt, type Role } from '../season';
import type { Tally } from '../tally';
import type { World } from '../world';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const printed = 'PR1NTED0';
const otherKeys = { current: 'x', keys: { x: 'another-key-'.repeat(3) } };
const memberCode = (madeAtMs = startsAtMs, memberId = 'm-victim') =>
  memberCodeOf(signingKeys, memberId, madeAtMs);

const moved = (sessionId: string) => sessionId + printedCodeOf(signingKeys, printed, 2).slice(8);

/** Printed codes that are not, or no longer, good; each with what it must be answered. */
const posters: readonly [what: string, role: Role, code: string, expected: string][] = [
  ['withdrawn', 'member', printedCodeOf(signingKeys, printed, 1), 'CODE_REPLACED'],
  ['of a version to come', 'member', printedCodeOf(signingKeys, printed, 3), 'CODE_REPLACED'],
  ['of a rotating session', 'member', printedCodeOf(signingKeys, 'SESS0001', 1), 'CODE_REPLACED'],
  ['of no session', 'member', printedCodeOf(signingKeys, 'N0SESS10', 1), 'SESSION_NOT_FOUND'],
  ['of another key', 'member', printedCodeOf(otherKeys, printed, 2), 'CODE_NOT_OURS'],
  ['cut from a rotating code', 'member', codeAt(startsAtMs, printed).slice(0, 21), 'CODE_NOT_OURS'],
  ['of its MAC for another session', 'member', moved('SESS0001'), 'CODE_NOT_OURS'],
  ['of a guest', 'guest', printedCodeOf(signingKeys, printed, 2), 'NOT_JOINED'],
  ['of another branch', 'stranger', printedCodeOf(signingKeys, printed, 2), 'NOT_INVITED'],
  ['genuine', 'member', printedCodeOf(signingKeys, printed, 2), 'present'],
];

/** Members' own codes in hands and at times they were not made for. */
const owns: readonly [what: string, role: Role, code: string, expected: string][] = [
  ['of yesterday', 'secretary', memberCode(startsAtMs - 1440 * minuteMs), 'MEMBER_CODE_EXPIRED'],
  ['ten minutes old', 'secretary', memberCode(startsAtMs - 10 * minuteMs), 'MEMBER_CODE_EXPIRED'],
  ['of tomorrow', 'secretary', memberCode(startsAtMs + 1440 * minuteMs), 'MEMBER_CODE_EXPIRED'],
  [
    'of another key',
    'secretary',
    memberCodeOf(otherKeys, 'm-victim', startsAtMs),
    'MEMBER_CODE_INVALID',
  ],
  [
    'of somebody elsewhere',
    'secretary',
    memberCode(startsAtMs, 'm-stranger'),
    'MEMBER_NOT_INVITED',
  ],
  ['scanned by the member', 'member', memberCode(startsAtMs, 'm-member'), 'NOT_ALLOWED'],
  ['scanned by a guest', 'guest', memberCode(), 'NOT_JOINED'],
  ['scanned by another secretary', 'stranger', memberCode(), 'NOT_ALLOWED'],
  ['genuine', 'secretary', memberCode(), 'admitted'],
];

/** Codes that people hold in their hands, on a poster or on their own phone: passed on, withdrawn, old, tampered with. */
export const handedOutCodes: AttackArea = {
  name: 'handed-out-codes',
  async run(world, tally, { full }) {
    for (const [what, role, code, expected] of posters) {
      const event = { action: 'redeem', input: { code } };
      await attempt(world, tally, ['check-in', event], {
        what: `a poster ${what}`,
        role,
        expected,
      });
    }
    for (const [what, role, code, expected] of owns) {
      const event = { action: 'admit', input: { sessionId: 'SESS0001', code } };
      const attack = { what: `a member's code ${what}`, role, expected };
      await attempt(world, tally, ['attendance', event], attack);
    }
    const poster = printedCodeOf(signingKeys, printed, 2);
    tamper(tally, poster, (code) => verifyPrintedCode(signingKeys, code).genuine);
    const own = memberCode();
    tamper(tally, own, (code) => verifyMemberCode(signingKeys, code, startsAtMs).genuine);
    guess(tally, poster.slice(0, 8), full ? 1_000_000 : 10_000);
  },
};

interface Attack {
  what: string;
  role: Role;
  expected: string;
}

async function attempt(
  world: World,
  tally: Tally,
  [name, event]: [string, unknown],
  { what, role, expected }: Attack,
): Promise<void> {
  await world.reset();
  const before = await world.stored();
  const reply = await world.call(tally, role, name, event);
  const outcome = reply.ok ? (reply.data as { outcome: string }).outcome : reply.code;
  tally.note(outcome === expected, () => `${what} gave ${outcome}, not ${expected}`);
  if (!reply.ok) tally.note((await world.stored()) === before, () => `${what} changed something`);
}

/** Every character replaced by every other one. */
function tamper(tally: Tally, genuine: string, isTaken: (code: string) => boolean): void {
  const tampered = [...genuine].flatMap((original, at) =>
    [...alphabet]
      .filter((other) => other !== original)
      .map((other) => genuine.slice(0, at) + other + genuine.slice(at + 1)),
  );
  tally.note(isTaken(genuine), () => `the genuine ${genuine} was refused`);
  const taken = tampered.filter(isTaken).length;
  tally.noteMany(tampered.length, taken, 'tampered codes taken for genuine');
}

/** Random MACs for a session that is right. */
function guess(tally: Tally, sessionId: string, guesses: number): void {
  let state = 20_261_122;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 31;
  };
  let hits = 0;
  for (let made = 0; made < guesses; made += 1) {
    const mac = Array.from({ length: 13 }, () => alphabet.charAt(next())).join('');
    if (verifyPrintedCode(signingKeys, sessionId + mac).genuine) hits += 1;
  }
  tally.noteMany(guesses, hits, 'guessed posters');
}
