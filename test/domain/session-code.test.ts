import fc from 'fast-check';
import {
  type KeyRing,
  codeTextOf,
  sessionCodeOf,
  sessionIdFrom,
  slotMs,
  slotOf,
  verifySessionCode,
} from '../../cloudfunctions/shared/domain/session-code';

const ring: KeyRing = { current: 'k1', keys: { k1: 'a'.repeat(32) } };
const nowMs = Date.UTC(2026, 10, 25, 11, 0, 3);
const slot = slotOf(nowMs);
const code = sessionCodeOf(ring, 'SESS0001', slot);

describe('session code', () => {
  it('has 25 characters of the alphabet and stands in a link that fits QR version 3-M', () => {
    expect(code).toMatch(/^SESS0001[0-9A-HJKMNP-TV-Z]{17}$/u);
    expect(codeTextOf('study.example.cn', code)).toBe(`HTTPS://STUDY.EXAMPLE.CN/C/${code}`);
    expect(codeTextOf('eighteen-letter.cn', code)).toHaveLength(54);
  });

  it.each(['a-host-name-that-is-far-too-long-for-the-symbol.example', 'ho st?.cn'])(
    'refuses a host that the symbol cannot carry: %s',
    (host) => {
      expect(() => codeTextOf(host, code)).toThrow('host');
    },
  );

  it.each([
    ['in its slot', 0],
    ['in the next slot', slotMs],
    ['a day later', 86_400_000],
    ['sixty days later', 60 * 86_400_000],
    ['a minute before its slot (a clock that is behind)', -60_000],
  ])('is genuine and tells its slot %s', (_when, laterMs) => {
    expect(verifySessionCode(ring, code, nowMs + laterMs)).toEqual({
      genuine: true,
      sessionId: 'SESS0001',
      slotStartsAtMs: slot * slotMs,
    });
  });

  it('is not genuine in the next round of slot numbers, 121 days later', () => {
    expect(verifySessionCode(ring, code, nowMs + 2 ** 20 * slotMs).genuine).toBe(false);
  });

  it('is not genuine with any single character changed', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    for (let at = 0; at < code.length; at += 1) {
      for (const character of alphabet) {
        if (character === code[at]) continue;
        const changed = code.slice(0, at) + character + code.slice(at + 1);
        expect(verifySessionCode(ring, changed, nowMs).genuine).toBe(false);
      }
    }
  });

  it.each(['', 'SESS0001', `${code}0`, code.toLowerCase(), 'U'.repeat(25), '签'.repeat(25)])(
    'takes %p for what it is',
    (text) => {
      expect(verifySessionCode(ring, text, nowMs).genuine).toBe(false);
    },
  );

  it('is still accepted under the previous key, and no longer once that key is gone', () => {
    const rotated = { current: 'k2', keys: { k1: 'a'.repeat(32), k2: 'b'.repeat(32) } };
    expect(verifySessionCode(rotated, code, nowMs).genuine).toBe(true);
    expect(sessionCodeOf(rotated, 'SESS0001', slot)).not.toBe(code);
    expect(
      verifySessionCode({ current: 'k2', keys: { k2: 'b'.repeat(32) } }, code, nowMs).genuine,
    ).toBe(false);
  });

  it('differs between sessions and slots', () => {
    const codes = new Set<string>();
    for (const sessionId of ['SESS0001', 'SESS0002']) {
      for (let ahead = 0; ahead < 1_000; ahead += 1)
        codes.add(sessionCodeOf(ring, sessionId, slot + ahead));
    }
    expect(codes.size).toBe(2_000);
  });

  it('round-trips for any session and any slot near now', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 5, maxLength: 5 }),
        fc.integer({ min: -400_000, max: 400_000 }),
        (bytes, ahead) => {
          const sessionId = sessionIdFrom(bytes);
          const text = sessionCodeOf(ring, sessionId, slot + ahead);
          expect(verifySessionCode(ring, text, nowMs)).toEqual({
            genuine: true,
            sessionId,
            slotStartsAtMs: (slot + ahead) * slotMs,
          });
        },
      ),
    );
  });
});
