import {
  type KeyRing,
  mostCodeVersions,
  printedCodeOf,
  printedCodeTextOf,
  sessionCodeOf,
  slotOf,
  verifyPrintedCode,
  verifySessionCode,
} from '../../cloudfunctions/shared/domain/session-code';

const ring: KeyRing = { current: 'k1', keys: { k1: 'a'.repeat(32) } };
const nowMs = Date.UTC(2026, 10, 25, 11, 0, 3);
const code = printedCodeOf(ring, 'SESS0001', 1);

describe('printed code', () => {
  it('has 21 characters, fits a QR symbol of version 3 and a scene of 32 characters', () => {
    expect(code).toMatch(/^SESS0001[0-9A-HJKMNP-TV-Z]{13}$/u);
    expect(printedCodeTextOf('study.example.cn', code)).toBe(`HTTPS://STUDY.EXAMPLE.CN/P/${code}`);
    expect(`P${code}`).toHaveLength(22);
  });

  it.each(Array.from({ length: mostCodeVersions }, (_, index) => index + 1))(
    'tells its version: %d',
    (version) => {
      expect(verifyPrintedCode(ring, printedCodeOf(ring, 'SESS0001', version))).toEqual({
        genuine: true,
        sessionId: 'SESS0001',
        version,
      });
    },
  );

  it.each([0, 1.5, mostCodeVersions + 1])('has no version %d', (version) => {
    expect(() => printedCodeOf(ring, 'SESS0001', version)).toThrow('version');
  });

  it('is not genuine with any single character changed', () => {
    for (let at = 0; at < code.length; at += 1) {
      for (const character of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (character === code[at]) continue;
        const changed = code.slice(0, at) + character + code.slice(at + 1);
        expect(verifyPrintedCode(ring, changed).genuine).toBe(false);
      }
    }
  });

  it('is no rotating code and none is made of it, whatever slot is put in', () => {
    expect(verifySessionCode(ring, code, nowMs).genuine).toBe(false);
    const rotating = sessionCodeOf(ring, 'SESS0001', slotOf(nowMs));
    const withSlot = rotating.slice(0, 12) + code.slice(8);
    expect(verifySessionCode(ring, withSlot, nowMs).genuine).toBe(false);
    expect(verifyPrintedCode(ring, rotating.slice(0, 8) + rotating.slice(12)).genuine).toBe(false);
  });

  it('is accepted under the previous key, and no longer once that key is gone', () => {
    const rotated = { current: 'k2', keys: { k1: 'a'.repeat(32), k2: 'b'.repeat(32) } };
    expect(verifyPrintedCode(rotated, code).genuine).toBe(true);
    expect(verifyPrintedCode({ current: 'k2', keys: { k2: 'b'.repeat(32) } }, code).genuine).toBe(
      false,
    );
  });
});
