import type { IncomingMessage } from 'node:http';
import { CloudError, messageOf } from '../cloud-error';

/** What a JSON text says, which must be an object. @throws CloudError for anything else */
export function objectIn(text: string, what: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CloudError('INVALID_PARAM', `${what} cannot be read: ${messageOf(error)}`);
  }
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  throw new CloudError('INVALID_PARAM', `${what} is no object`);
}

/** Reads a request's body. @throws CloudError when it is longer than `maxBytes` */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
    });
    request.on('end', () => {
      if (bytes > maxBytes) reject(new CloudError('INVALID_PARAM', 'the request is too large'));
      else resolve(Buffer.concat(chunks));
    });
    request.on('error', reject);
  });
}
