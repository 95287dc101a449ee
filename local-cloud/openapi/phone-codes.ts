import { randomBytes } from 'node:crypto';

/** A code holds for five minutes, and once. */
const VALID_MS = 5 * 60_000;

interface Issued {
  phoneNumber: string;
  issuedAtMs: number;
  isUsed: boolean;
}

/** The codes that WeChat's button hands to a page, and that stand for the phone number of whoever tapped it. */
export class PhoneCodes {
  private readonly issued = new Map<string, Issued>();

  /** A code as the button would give it. */
  issue(phoneNumber: string, nowMs: number): string {
    for (const [code, { issuedAtMs }] of this.issued) {
      if (nowMs - issuedAtMs > 2 * VALID_MS) this.issued.delete(code);
    }
    const code = randomBytes(32).toString('hex');
    this.issued.set(code, { phoneNumber, issuedAtMs: nowMs, isUsed: false });
    return code;
  }

  /** The number behind a code, which works no more afterwards. */
  use(code: string, nowMs: number): { phoneNumber: string } | 'invalid' | 'used' {
    const issued = this.issued.get(code);
    if (!issued || nowMs - issued.issuedAtMs > VALID_MS) return 'invalid';
    if (issued.isUsed) return 'used';
    issued.isUsed = true;
    return { phoneNumber: issued.phoneNumber };
  }
}
