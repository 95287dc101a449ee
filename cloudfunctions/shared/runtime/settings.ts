import * as z from 'zod';
import type { KeyRing } from '../domain/session-code';

/**
 * What a deployment sets for the functions, as environment variables. They are read once an instance; a missing or
 * malformed one stops the function at its first call instead of running with a guess.
 */
export interface Settings {
  /** Signs session codes and watch receipts. */
  signingKeys: KeyRing;
  /** Turns an openid into openidKey. */
  openidHmacKey: string;
  /** Host of the code's link, at most 18 characters of QR's alphanumeric alphabet. */
  codeHost: string;
  /**
   * WeChat's template for reminders, with the fields thing1 (what) and thing2 (a word more); undefined where the deployment has
   * none, and reminders are notes in the app alone.
   */
  nudgeTemplateId?: string;
}

const secret = z.string().min(32).max(128);

/** A receipt carries the id of its key between dots, so an id has none. */
const keyId = z.string().regex(/^[A-Za-z0-9-]{1,16}$/u);

const keyRing = z
  .strictObject({
    current: keyId,
    keys: z.record(keyId, secret),
  })
  .refine(
    (ring) => Object.hasOwn(ring.keys, ring.current),
    'the current key is not among the keys',
  );

/** JSON, or an issue: the parser's own error would carry a piece of the keys into the log. */
const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

const environment = z.object({
  SIGNING_KEYS: jsonText.pipe(keyRing),
  OPENID_HMAC_KEY: secret,
  CODE_HOST: z.string().regex(/^[A-Z0-9.-]{4,18}$/u),
  NUDGE_TEMPLATE_ID: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/u)
    .optional(),
});

let cached: Settings | undefined;

/** The settings of this instance. Throws when a variable is missing or malformed, without repeating its value. */
export function settings(): Settings {
  if (cached) return cached;
  const parsed = environment.safeParse(process.env);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    throw new Error(`environment variables missing or malformed: ${[...names].join(', ')}`);
  }
  const { NUDGE_TEMPLATE_ID: nudgeTemplateId } = parsed.data;
  cached = {
    ...(nudgeTemplateId === undefined ? {} : { nudgeTemplateId }),
    signingKeys: parsed.data.SIGNING_KEYS,
    openidHmacKey: parsed.data.OPENID_HMAC_KEY,
    codeHost: parsed.data.CODE_HOST,
  };
  return cached;
}
