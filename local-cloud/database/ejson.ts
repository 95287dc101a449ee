import { regexOf } from './regex';
import { isDate, isRegExp, setOwn, type Document } from './values';

/**
 * Three forms of one value. Wire in: the SDK's canonical MongoDB Extended JSON. Memory: plain values, Date and RegExp.
 * Disk and wire out: JSON with dates as `{"$date": ms}`, which the SDK reads as it is, so whole documents travel from
 * the disk to the function without being parsed here.
 */
export function parseEjson(text: string, nowMs: number): unknown {
  return decode(JSON.parse(text), nowMs);
}

/** Reads the form on disk, where no server dates are left. */
export function parseStored(text: string): Document {
  return parseStoredValue(text) as Document;
}

/** Reads a part of a document in the form on disk. */
export function parseStoredValue(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // Every special value is an object whose key begins with a dollar: most documents have none.
  return text.includes('"$') ? decode(value, 0) : value;
}

export function stringifyEjson(value: unknown): string {
  return JSON.stringify(isPlainJson(value) ? value : encode(value));
}

/** Whether JSON writes the value as it is meant: most documents hold nothing else, and need not be copied first. */
function isPlainJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isPlainJson);
  const isPlain = Object.getPrototypeOf(value) === Object.prototype && !('toJSON' in value);
  if (!isPlain) return false;
  for (const key in value) if (!isPlainJson((value as Document)[key])) return false;
  return true;
}

/** Deeper than anything that is stored or asked for; guards the stack. */
const MAX_DEPTH = 500;

/** Puts what special values stand for into their places: the rest of what was just parsed stays as it is. */
function decode(value: unknown, nowMs: number, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) throw new Error(`nested deeper than ${MAX_DEPTH}`);
  const keys = Object.keys(value);
  const [first] = keys;
  if (keys.length === 1 && first?.startsWith('$')) {
    const special = decodeSpecial(first, (value as Document)[first], nowMs);
    if (special !== NOT_SPECIAL) return special;
  }
  for (const key of keys) {
    const inner = (value as Document)[key];
    if (typeof inner !== 'object' || inner === null) continue;
    const decoded = decode(inner, nowMs, depth + 1);
    if (decoded !== inner) setOwn(value as Document, key, decoded);
  }
  return value;
}

const NOT_SPECIAL = Symbol('not an extended type');

function decodeSpecial(type: string, operand: unknown, nowMs: number): unknown {
  switch (type) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return numberOf(type, operand);
    case '$date':
      return new Date(Number(decode(operand, nowMs)));
    case '$oid':
      return operand;
    case '$regularExpression': {
      const { pattern, options = '' } = Object(operand) as { pattern?: unknown; options?: unknown };
      if (typeof pattern !== 'string' || typeof options !== 'string') {
        throw new Error('$regularExpression has no pattern');
      }
      return regexOf(pattern, options);
    }
    case '$tcb_server_date': {
      const { offset } = operand as { offset?: unknown };
      return new Date(nowMs + Number(decode(offset ?? 0, nowMs)));
    }
    default:
      return NOT_SPECIAL;
  }
}

/** @throws Error for what is no number, such as the time of a date that is none */
function numberOf(type: string, operand: unknown): number {
  const value = Number(operand);
  const isOdd = type === '$numberDouble' && operand === 'NaN';
  if (Number.isNaN(value) && !isOdd) throw new Error(`${type} is no number`);
  return value;
}

function encode(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return { $numberDouble: String(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (isDate(value)) return { $date: value.getTime() };
  if (isRegExp(value)) {
    return { $regularExpression: { pattern: value.source, options: value.flags } };
  }
  if (Array.isArray(value)) return value.map((item) => encode(item));
  const encoded: Document = {};
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) setOwn(encoded, key, encode(item));
  }
  return encoded;
}
