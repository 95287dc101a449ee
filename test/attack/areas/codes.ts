import {
  sessionCodeOf,
  slotOf,
  verifySessionCode,
} from '../../../cloudfunctions/shared/domain/session-code';
import { minuteMs, startsAtMs } from '../../tools/builders';
import { signingKeys } from '../../tools/test-cloud';
import type { AttackArea } from '../area';
import { codeAt, type Role } from '../season';
import type { Tally } from '../tally';
import type { World } from '../world';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Genuine codes at the wrong time, place or season, and what each is worth. */
const misused: readonly [what: string, role: Role, code: () => string, expected: string][] = [
  ['two slots old', 'member', () => codeAt(startsAtMs - 20_000), 'pending'],
  ['an hour old', 'member', () => codeAt(startsAtMs - 60 * minuteMs), 'CHECK_IN_NOT_OPEN'],
  ['a day old', 'member', () => codeAt(startsAtMs - 25 * 60 * minuteMs), 'CODE_EXPIRED'],
  ['of the next slot', 'member', () => codeAt(startsAtMs + 10_000), 'CODE_NOT_YET_VALID'],
  ['of tomorrow', 'member', () => codeAt(startsAtMs + 24 * 60 * minuteMs), 'CODE_NOT_YET_VALID'],
  ['of a session elsewhere', 'member', () => codeAt(startsAtMs, 'SESS0002'), 'NOT_INVITED'],
  ['of a session not opened', 'member', () => codeAt(startsAtMs, 'PVB11SHD'), 'CHECK_IN_NOT_OPEN'],
  ['of no session', 'member', () => codeAt(startsAtMs, 'N0SESS10'), 'SESSION_NOT_FOUND'],
  [
    'of the season a year ago',
    'member',
    () => codeAt(startsAtMs - 365 * 24 * 60 * minuteMs),
    'CODE_NOT_OURS',
  ],
  [
    'of the slot 2^20 before',
    'member',
    () => codeAt(startsAtMs - 2 ** 20 * 10_000),
    'CODE_NOT_OURS',
  ],
  ['of a session of last season', 'member', () => codeAt(startsAtMs, 'PASTYEAR'), 'NOT_JOINED'],
  ['of another key', 'member', () => otherKeyCode(), 'CODE_NOT_OURS'],
  [
    'put before the session of another branch',
    'stranger',
    () => spliced('SESS0002', startsAtMs),
    'CODE_NOT_OURS',
  ],
  [
    'put before a slot that is fresh',
    'member',
    () => spliced('SESS0001', startsAtMs - 60 * minuteMs),
    'CODE_NOT_OURS',
  ],
  ['of a guest', 'guest', () => codeAt(startsAtMs), 'NOT_JOINED'],
  ['of another branch', 'stranger', () => codeAt(startsAtMs), 'NOT_INVITED'],
];

const otherKeyCode = () =>
  sessionCodeOf(
    { current: 'x', keys: { x: 'another-key-'.repeat(3) } },
    'SESS0001',
    slotOf(startsAtMs),
  );

/** The MAC of the hall's code of an hour ago or of now, behind a session and a slot that it was not made for. */
const spliced = (sessionId: string, macOfMs: number) =>
  codeAt(startsAtMs, sessionId).slice(0, 12) + codeAt(macOfMs).slice(12);

/** Codes: stale, future, of other sessions and seasons, re-used, tampered with at every character, guessed. */
export const codes: AttackArea = {
  name: 'codes',
  async run(world, tally, { full }) {
    for (const [what, role, code, expected] of misused) {
      await world.reset();
      const before = await world.stored();
      const reply = await redeem(world, tally, role, code());
      const outcome = reply.ok ? (reply.data as { outcome: string }).outcome : reply.code;
      tally.note(outcome === expected, () => `a code ${what} gave ${outcome}, not ${expected}`);
      if (!reply.ok)
        tally.note((await world.stored()) === before, () => `${what} changed something`);
    }
    await world.reset();
    await reuse(world, tally);
    await tamper(world, tally, full);
    guess(tally, full ? 1_000_000 : 10_000);
    await guessThroughFunction(world, tally, full ? 5_000 : 200);
  },
};

const redeem = (world: World, tally: Tally, role: Role, code: string) =>
  world.call(tally, role, 'check-in', { action: 'redeem', input: { code } });

/** A code that one member has used is worth to the next what it is worth by its age, and the first keeps what it has. */
async function reuse(world: World, tally: Tally): Promise<void> {
  const code = codeAt(startsAtMs);
  await redeem(world, tally, 'member', code);
  world.test.clock.set(startsAtMs + minuteMs);
  const later = await redeem(world, tally, 'secretary', code);
  const outcome = later.ok ? (later.data as { outcome: string }).outcome : later.code;
  tally.note(outcome === 'pending', () => `a passed-on code gave ${outcome}`);
  await redeem(world, tally, 'member', code);
  const first = await world.record('m-member');
  const second = await world.record('m-secretary');
  tally.note(first.score === 10 && second.score === 0, () => 'a passed-on code moved points');
}

/** Every character of a genuine code replaced by every other one. */
async function tamper(world: World, tally: Tally, full: boolean): Promise<void> {
  const genuine = codeAt(startsAtMs);
  const tampered = [...genuine].flatMap((original, at) =>
    [...alphabet]
      .filter((other) => other !== original)
      .map((other) => genuine.slice(0, at) + other + genuine.slice(at + 1)),
  );
  const accepted = tampered.filter(
    (one) => verifySessionCode(signingKeys, one, startsAtMs).genuine,
  );
  tally.noteMany(tampered.length, accepted.length, 'tampered codes taken for genuine');
  await world.reset();
  const sent = full ? tampered : tampered.filter((_, place) => place % 16 === 0);
  for (const code of sent) {
    const reply = await redeem(world, tally, 'member', code);
    const refused = !reply.ok && ['CODE_NOT_OURS', 'TOO_MANY_WRONG_CODES'].includes(reply.code);
    tally.note(refused, () => `the tampered code ${code} was not refused`);
  }
  tally.note((await world.record('m-member')).score === 0, () => 'a tampered code gave points');
}

/** Random MACs for a session and slot that are right, at full speed: as if nothing slowed a guesser down. */
function guess(tally: Tally, guesses: number): void {
  const prefix = codeAt(startsAtMs).slice(0, 12);
  const random = xorshift(20261125);
  let hits = 0;
  for (let made = 0; made < guesses; made += 1) {
    let mac = '';
    while (mac.length < 13) mac += alphabet.charAt(random() & 31);
    if (verifySessionCode(signingKeys, prefix + mac, startsAtMs).genuine) hits += 1;
  }
  tally.noteMany(guesses, hits, 'guessed codes');
}

/** The same through the function, which says after the twentieth that there are many, and still takes a genuine code. */
async function guessThroughFunction(world: World, tally: Tally, guesses: number): Promise<void> {
  await world.reset();
  const random = xorshift(7);
  const prefix = codeAt(startsAtMs).slice(0, 12);
  const guessed = Array.from({ length: guesses }, () =>
    Array.from({ length: 13 }, () => alphabet.charAt(random() & 31)).join(''),
  );
  let slowed = 0;
  for (let first = 0; first < guesses; first += 20) {
    const replies = await Promise.all(
      guessed.slice(first, first + 20).map((mac) => redeem(world, tally, 'member', prefix + mac)),
    );
    slowed += replies.filter((one) => !one.ok && one.code === 'TOO_MANY_WRONG_CODES').length;
    tally.noteMany(
      replies.length,
      replies.filter((one) => one.ok).length,
      'guesses that went through',
    );
  }
  tally.note(slowed >= guesses - 40, () => `only ${slowed} of ${guesses} guesses were slowed down`);
  const genuine = await redeem(world, tally, 'member', codeAt(startsAtMs));
  tally.note(genuine.ok, () => 'guesses locked a genuine code out');
}

function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
