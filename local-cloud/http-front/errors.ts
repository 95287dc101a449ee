import type { FastifyError, FastifyReply } from 'fastify';
import { CloudError, type CloudErrorCode } from '../cloud-error';

/** Body of every refusal of the front. */
export interface FrontError {
  code: string;
  message: string;
}

const STATUS: Partial<Record<CloudErrorCode, number>> = {
  INVALID_PARAM: 400,
  FUNCTION_NOT_FOUND: 404,
  FUNCTIONS_EXECUTE_FAIL: 502,
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: 502,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: 504,
  SYS_ERR: 503,
};

const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  404: 'NOT_FOUND',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
};

export function refuse(
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
): FastifyReply {
  return reply.status(status).send({ code, message } satisfies FrontError);
}

/** Refuses with the platform's code where it was the cloud that refused, and never shows what broke inside. */
export function answerError(error: FastifyError | Error, reply: FastifyReply): FastifyReply {
  if (error instanceof CloudError) {
    const status = STATUS[error.code] ?? 500;
    const message = status < 500 ? error.message : 'the function failed';
    return refuse(reply, status, error.code, message);
  }
  const status = ('statusCode' in error ? error.statusCode : undefined) ?? 500;
  if (status >= 500) return refuse(reply, 500, 'INTERNAL', 'the server failed');
  return refuse(reply, status, CODES[status] ?? 'REFUSED', error.message);
}
