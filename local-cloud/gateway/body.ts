import type { IncomingMessage } from 'node:http';
import { CloudError } from '../cloud-error';

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
