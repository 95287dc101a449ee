import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Span } from './intervals';
import type { SeasonRules } from './rules';
import type { KeyRing } from './session-code';
import type { Play } from './watch-proof';

/**
 * What the server knows of one opened lecture, carried by the phone and signed by the server, so that an ordinary report
 * needs no database. Text: `<key id>.<base64url(json)>.<MAC>`.
 */
export interface WatchReceipt {
  openidKey: string;
  seasonId: string;
  /** Where the points are earned; a credit is conditional on it. */
  branchId: string;
  lectureId: string;
  durationSeconds: number;
  /** When the lecture was opened, server clock: the receipt's age counts from here, and no window begins earlier. */
  startedAtMs: number;
  /** The season's end, server clock: no window ends later, however late it arrives. Absent where the receipt proves presence. */
  countsUntilMs?: number;
  /** Where playing goes on, seconds. */
  positionSeconds: number;
  /** The rules of the season as they stood at the last credit step; those of the moment decide a credit. */
  rules: WatchRules;
  standing: WatchStanding;
  /** Proven plays that are not in the record yet. */
  fresh: Play[];
  /** Start of the live session, ms; only where the receipt proves presence at one. */
  liveSinceMs?: number;
}

export type WatchRules = Pick<SeasonRules, 'version' | 'watch' | 'lectureDone'>;

/** What the record said of the member's watching when it was last read or written. */
export interface WatchStanding {
  version: number;
  /** Credited in the season, all lectures together. */
  creditedSeconds: number;
  /** Points for watching on `day` (Asia/Shanghai, yyyymmdd). */
  day: string;
  dayPoints: number;
  completed: boolean;
  /** Credited parts of this lecture, seconds. */
  covered: Span[];
  /** Windows of server time spent by any lecture, ms. */
  spent: Span[];
}

/** A phone may be without a network for a week. The previous signing key has to stay in the ring as long. */
export const greatestReceiptAgeMs = 7 * 86_400_000;

/** The contract's bound on the text of a receipt. */
const longestReceipt = 8_000;
/** What a receipt is good for. A number changes with the payload's shape: a receipt of another shape is not ours. */
const purposes = { lecture: 'watch-receipt:1', presence: 'presence-receipt:1' };
export type ReceiptPurpose = keyof typeof purposes;

export type OpenedReceipt =
  | { kind: 'receipt'; receipt: WatchReceipt }
  | { kind: 'refuse'; code: 'RECEIPT_INVALID' | 'RECEIPT_EXPIRED' };

/** The text of a receipt under the ring's current key. Throws when the bounds on its lists do not hold. */
export function sealReceipt(
  ring: KeyRing,
  receipt: WatchReceipt,
  purpose: ReceiptPurpose = 'lecture',
): string {
  const key = ring.keys[ring.current];
  if (key === undefined) throw new Error(`no key ${ring.current} in the ring`);
  const body = Buffer.from(JSON.stringify(packed(receipt))).toString('base64url');
  const text = `${ring.current}.${body}.${macOf(key, ring.current, body, purpose)}`;
  if (text.length > longestReceipt) throw new Error('a watch receipt grew too long');
  return text;
}

/** Verifies a receipt at `nowMs` for a caller. Somebody else's is as invalid as a forged one. */
export function openReceipt(
  ring: KeyRing,
  text: string,
  caller: { openidKey: string; nowMs: number },
  purpose: ReceiptPurpose = 'lecture',
): OpenedReceipt {
  const [keyId = '', body = '', mac = '', ...more] = text.split('.');
  const key = Object.hasOwn(ring.keys, keyId) ? ring.keys[keyId] : undefined;
  const given = Buffer.from(mac);
  const expected = Buffer.from(macOf(key ?? '', keyId, body, purpose));
  const genuine =
    key !== undefined &&
    more.length === 0 &&
    given.length === expected.length &&
    timingSafeEqual(given, expected);
  if (!genuine) return { kind: 'refuse', code: 'RECEIPT_INVALID' };
  const receipt = unpacked(JSON.parse(Buffer.from(body, 'base64url').toString()) as Packed);
  if (receipt.openidKey !== caller.openidKey) return { kind: 'refuse', code: 'RECEIPT_INVALID' };
  if (caller.nowMs - receipt.startedAtMs > greatestReceiptAgeMs)
    return { kind: 'refuse', code: 'RECEIPT_EXPIRED' };
  return { kind: 'receipt', receipt };
}

/** A key of its own, so that nothing signed for another purpose can pass as a receipt. */
function macOf(key: string, keyId: string, body: string, purpose: ReceiptPurpose): string {
  const derived = createHmac('sha256', key).update(purposes[purpose]).digest();
  return createHmac('sha256', derived).update(`${keyId}.${body}`).digest('base64url');
}

type Packed = ReturnType<typeof packed>;

function packed(receipt: WatchReceipt) {
  const { standing, rules, fresh, startedAtMs } = receipt;
  return {
    o: receipt.openidKey,
    s: receipt.seasonId,
    b: receipt.branchId,
    l: receipt.lectureId,
    d: receipt.durationSeconds,
    t: startedAtMs,
    p: receipt.positionSeconds,
    r: rules,
    v: standing.version,
    c: standing.creditedSeconds,
    y: standing.day,
    q: standing.dayPoints,
    f: standing.completed ? 1 : 0,
    vc: differences(standing.covered, 0, 10),
    ws: differences(standing.spent, startedAtMs, 1),
    fv: fresh.flatMap(({ video }) => differences([video], 0, 10)),
    fw: differences(
      fresh.map(({ wall }) => wall),
      startedAtMs,
      1,
    ),
    ...(receipt.countsUntilMs === undefined ? {} : { e: receipt.countsUntilMs }),
    ...(receipt.liveSinceMs === undefined ? {} : { z: receipt.liveSinceMs }),
  };
}

function unpacked(given: Packed): WatchReceipt {
  const walls = spansOf(given.fw, given.t, 1);
  return {
    openidKey: given.o,
    seasonId: given.s,
    branchId: given.b,
    lectureId: given.l,
    durationSeconds: given.d,
    startedAtMs: given.t,
    positionSeconds: given.p,
    // Receipts from before versions were carried are of the season's first.
    rules: { ...given.r, version: given.r.version || 1 },
    standing: {
      version: given.v,
      creditedSeconds: given.c,
      day: given.y,
      dayPoints: given.q,
      completed: given.f === 1,
      covered: spansOf(given.vc, 0, 10),
      spent: spansOf(given.ws, given.t, 1),
    },
    fresh: walls.flatMap((wall, index) =>
      spansOf(given.fv.slice(2 * index, 2 * index + 2), 0, 10).map((video) => ({ video, wall })),
    ),
    ...(given.e === undefined ? {} : { countsUntilMs: given.e }),
    ...(given.z === undefined ? {} : { liveSinceMs: given.z }),
  };
}

/** Ascending spans as whole numbers of 1/scale: gap, length, gap, length, … which stay short. */
function differences(spans: readonly Span[], origin: number, scale: number): number[] {
  let at = origin * scale;
  return spans.flatMap((span) => {
    const [from, to] = [Math.round(span[0] * scale), Math.round(span[1] * scale)];
    const pair = [from - at, to - from];
    at = to;
    return pair;
  });
}

function spansOf(numbers: readonly number[], origin: number, scale: number): Span[] {
  const spans: Span[] = [];
  let at = origin * scale;
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const from = at + (numbers[i] ?? 0);
    at = from + (numbers[i + 1] ?? 0);
    spans.push([from / scale, at / scale]);
  }
  return spans;
}
