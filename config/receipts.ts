import * as z from 'zod';
import {
  type KeyRing,
  verifyPrintedCode,
  verifySessionCode,
} from '../cloudfunctions/shared/domain/session-code';

const file = z.object({
  session: z.object({ sessionId: z.string(), title: z.string() }),
  receipts: z.array(
    z.object({
      memberId: z.string(),
      name: z.string(),
      code: z.string().max(64),
      arrivedAtMs: z.number(),
    }),
  ),
});

const ring = z.object({ current: z.string(), keys: z.record(z.string(), z.string().min(1)) });

/** `other-session`: genuine, but of another one than the file says. `repeated`: the same member's code once more. */
export type Verdict = 'genuine' | 'tampered' | 'other-session' | 'repeated';

export interface VerifiedReceipt {
  memberId: string;
  name: string;
  code: string;
  verdict: Verdict;
  arrivedAtMs: number;
  /** Server time of the slot that was seen; a printed code has none. */
  seenAtMs?: number;
}

/**
 * Verifies every receipt of an export (`check-in.receipts`) against the signing keys (the value of SIGNING_KEYS). Throws an
 * Error that names the field where one of the two has another shape.
 */
export function verifyReceipts(exported: unknown, keys: unknown): VerifiedReceipt[] {
  const { session, receipts } = parsed(file, exported, 'receipts');
  const signingKeys: KeyRing = parsed(ring, keys, 'keys');
  const met = new Set<string>();
  return receipts.map(({ memberId, name, code, arrivedAtMs }) => {
    const genuine = readCode(signingKeys, code, arrivedAtMs);
    const key = `${memberId}:${code}`;
    const verdict: Verdict = !genuine
      ? 'tampered'
      : genuine.sessionId !== session.sessionId
        ? 'other-session'
        : met.has(key)
          ? 'repeated'
          : 'genuine';
    met.add(key);
    const seen = genuine?.seenAtMs === undefined ? {} : { seenAtMs: genuine.seenAtMs };
    return { memberId, name, code, verdict, arrivedAtMs, ...seen };
  });
}

function readCode(keys: KeyRing, code: string, arrivedAtMs: number) {
  const projected = verifySessionCode(keys, code, arrivedAtMs);
  if (projected.genuine)
    return { sessionId: projected.sessionId, seenAtMs: projected.slotStartsAtMs };
  const printed = verifyPrintedCode(keys, code);
  return printed.genuine ? { sessionId: printed.sessionId, seenAtMs: undefined } : undefined;
}

/** One line a receipt, and the totals. */
export function reportOf(receipts: readonly VerifiedReceipt[]): string[] {
  const lines = receipts.map(({ verdict, memberId, name, code, seenAtMs, arrivedAtMs }) => {
    const seen = seenAtMs === undefined ? 'printed, no slot' : `slot ${timeOf(seenAtMs)}`;
    const facts = verdict === 'tampered' ? `arrived ${timeOf(arrivedAtMs)}` : seen;
    return `${verdict.padEnd(13)} ${facts}  ${memberId} ${name}  ${code}`;
  });
  const count = (verdict: Verdict) => receipts.filter((one) => one.verdict === verdict).length;
  const totals = (['genuine', 'tampered', 'other-session', 'repeated'] as const).map(
    (verdict) => `${count(verdict)} ${verdict}`,
  );
  return [...lines, `total ${receipts.length}: ${totals.join(', ')}`];
}

/** Asia/Shanghai, to the second. */
const timeOf = (ms: number) =>
  `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')} +08:00`;

function parsed<Value>(schema: z.ZodType<Value>, value: unknown, what: string): Value {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const at = result.error.issues[0]?.path.join('.') ?? '';
  throw new Error(`the ${what} file has another shape${at === '' ? '' : ` at ${at}`}`);
}
