import { CloudError, messageOf } from '../cloud-error';
import type { Caller } from './caller';

/** Largest event and largest answer of a call, in bytes of JSON; the platform's own limit. */
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

/** Text of an event; the platform adds who called to it. @throws CloudError for one that is too large */
export function eventText(event: unknown, caller: Caller): string {
  const isObject = typeof event === 'object' && event !== null && !Array.isArray(event);
  const withCaller =
    isObject && caller.openid !== undefined
      ? { ...event, userInfo: { openId: caller.openid } }
      : event;
  const text = jsonOf(withCaller);
  if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES) {
    throw new CloudError('INVALID_PARAM', 'request payload size exceeds 6 MB');
  }
  return text;
}

/** The answer in the text that a function gave. @throws CloudError for one that is too large */
export function answerOf(text: string): unknown {
  if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES) {
    throw new CloudError('FUNCTIONS_EXECUTE_FAIL', 'response payload size exceeds 6 MB');
  }
  return JSON.parse(text) as unknown;
}

/** @throws CloudError for what is nested so deep that it cannot be written */
function jsonOf(event: unknown): string {
  try {
    const text = JSON.stringify(event) as string | undefined;
    return text ?? '{}';
  } catch (error) {
    throw new CloudError(
      'INVALID_PARAM',
      `the event cannot be written as JSON: ${messageOf(error)}`,
    );
  }
}
