import fc from 'fast-check';
import {
  memberCodeEndsAtMs,
  memberCodeLifeMs,
  memberCodeOf,
  memberCodeTextOf,
  verifyMemberCode,
} from '../../cloudfunctions/shared/domain/member-code';
import type { KeyRing } from '../../cloudfunctions/shared/domain/session-code';

const ring: KeyRing = { current: 'k1', keys: { k1: 'a'.repeat(32) } };
const nowMs = Date.UTC(2026, 10, 25, 11, 0, 0);
const code = memberCodeOf(ring, 'm-0042', nowMs);

describe("a member's own code", () => {
  it.each([
    ['at once', 0, false],
    ['at its last moment', memberCodeLifeMs - 1, false],
    ['after ten minutes', memberCodeLifeMs, true],
    ['a week later', 7 * 86_400_000, true],
    ['before it was made', -60_000, true],
  ])('names its member and says whether it has expired: %s', (_when, laterMs, expired) => {
    expect(verifyMemberCode(ring, code, nowMs + laterMs)).toEqual({
      genuine: true,
      memberId: 'm-0042',
      madeAtMs: nowMs,
      expired,
    });
  });

  it('ends when the client was told that it ends', () => {
    const madeAtMs = nowMs + 59_000;
    const late = memberCodeOf(ring, 'm1', madeAtMs);
    const endsAtMs = memberCodeEndsAtMs(madeAtMs);
    expect(verifyMemberCode(ring, late, endsAtMs - 1)).toMatchObject({ expired: false });
    expect(verifyMemberCode(ring, late, endsAtMs)).toMatchObject({ expired: true });
  });

  it('stands in a link of the alphanumeric alphabet, also for the longest id', () => {
    const text = memberCodeTextOf('eighteen-letter.cn', memberCodeOf(ring, 'z'.repeat(40), nowMs));
    expect(text).toMatch(/^HTTPS:\/\/EIGHTEEN-LETTER\.CN\/M\/[0-9A-HJKMNP-TV-Z]{81}$/u);
  });

  it('is not genuine with any single character changed', () => {
    for (let at = 0; at < code.length; at += 1) {
      for (const character of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (character === code[at]) continue;
        const changed = code.slice(0, at) + character + code.slice(at + 1);
        expect(verifyMemberCode(ring, changed, nowMs).genuine).toBe(false);
      }
    }
  });

  it.each([
    '',
    '0',
    code.slice(0, 17),
    `${code}0`,
    code.toLowerCase(),
    '签'.repeat(30),
    'U'.repeat(40),
  ])('takes %p for what it is', (text) => {
    expect(verifyMemberCode(ring, text, nowMs).genuine).toBe(false);
  });

  it('is accepted under the previous key, and no longer once that key is gone', () => {
    const rotated = { current: 'k2', keys: { k1: 'a'.repeat(32), k2: 'b'.repeat(32) } };
    expect(verifyMemberCode(rotated, code, nowMs).genuine).toBe(true);
    const without = { current: 'k2', keys: { k2: 'b'.repeat(32) } };
    expect(verifyMemberCode(without, code, nowMs).genuine).toBe(false);
  });

  it('round-trips for any member at any time', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/u),
        fc.integer({ min: 1_600_000_000_000, max: 4_000_000_000_000 }),
        (memberId, atMs) => {
          expect(verifyMemberCode(ring, memberCodeOf(ring, memberId, atMs), atMs)).toMatchObject({
            genuine: true,
            memberId,
            expired: false,
          });
        },
      ),
    );
  });

  it.each(['', 'a b', '签', 'x'.repeat(41)])('is made for ids only, not for %p', (memberId) => {
    expect(() => memberCodeOf(ring, memberId, nowMs)).toThrow('member id');
  });
});
