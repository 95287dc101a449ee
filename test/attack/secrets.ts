import { createHmac } from 'node:crypto';
import { openidKeyOf } from '../../cloudfunctions/shared/domain/openid-key';
import { codeAhead } from './season';
import { environment, openidOf, signingKeys } from '../tools/test-cloud';

/** What must never leave the server: keys, what is derived from them, who is behind a phone, and codes that are still to come. */
export class Secrets {
  private readonly always: RegExp;
  private readonly codes: RegExp;

  constructor(memberIds: readonly string[], sessionIds: readonly string[]) {
    const keys = Object.values(signingKeys.keys);
    const derived = keys.flatMap((key) =>
      sessionIds.flatMap((id) =>
        [`session:${id}`, `printed:${id}`, id].flatMap((text) => {
          const secret = createHmac('sha256', key).update(text).digest();
          return [secret.toString('hex'), secret.toString('base64'), secret.toString('base64url')];
        }),
      ),
    );
    const openids = memberIds.map(openidOf);
    const openidKeys = openids.map((one) => openidKeyOf(environment.OPENID_HMAC_KEY, one));
    const all = [...keys, environment.OPENID_HMAC_KEY, ...derived, ...openids, ...openidKeys];
    this.always = anyOf(all);
    this.codes = anyOf(sessionIds.flatMap((id) => codeAhead(id, 40)));
  }

  /** The first secret that stands in a text, if any. Codes are what a board is for. */
  foundIn(text: string, isBoard: boolean): string | undefined {
    return this.always.exec(text)?.[0] ?? (isBoard ? undefined : this.codes.exec(text)?.[0]);
  }
}

const anyOf = (texts: readonly string[]): RegExp =>
  new RegExp(texts.map((one) => one.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('|'), 'u');
