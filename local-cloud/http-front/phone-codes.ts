import type { FastifyInstance } from 'fastify';
import type { LocalCloud } from '../local-cloud';
import { refuse } from './errors';
import type { Persons } from './persons';

/** What a person of the demonstration may say is the own number. */
const PHONE_NUMBER = /^1\d{10}$/;

/**
 * `POST /demo/phone-code`: what WeChat's button for the telephone number hands to a page. It exists only here, where whoever sits at the
 * browser says which number it is; on a phone WeChat has verified it.
 */
export function addPhoneCodeRoute(
  app: FastifyInstance,
  { cloud, persons }: { cloud: LocalCloud; persons: Persons },
): void {
  app.post('/demo/phone-code', (request, reply) => {
    if (!persons.of(request)) {
      return refuse(reply, 401, 'PERSON_NOT_CHOSEN', 'choose a person first');
    }
    const { phoneNumber } = (request.body ?? {}) as { phoneNumber?: unknown };
    if (typeof phoneNumber !== 'string' || !PHONE_NUMBER.test(phoneNumber)) {
      return refuse(reply, 400, 'BAD_REQUEST', 'a number of eleven digits is needed');
    }
    return reply.send({ code: cloud.issuePhoneCode(phoneNumber) });
  });
}
