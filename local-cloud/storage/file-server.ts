import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../clock';
import { rangeOf } from './byte-range';
import { contentTypeOf } from './content-types';
import type { FileStore, StoredFile } from './file-store';
import { cloudPathOf } from './service';
import type { PathSigner } from './signed-path';

/** Serves signed addresses of stored files, whole or in part; takes uploads where allowed. */
export class FileServer {
  constructor(
    private readonly files: FileStore,
    private readonly signer: PathSigner,
    private readonly clock: Clock,
  ) {}

  async serve(
    request: IncomingMessage,
    response: ServerResponse,
    options: { allowUpload: boolean },
  ): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
    const cloudPath = cloudPathOf(pathname);
    const isUpload = request.method === 'PUT' && options.allowUpload;
    if (!isUpload && request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(response, 405, 'MethodNotAllowed');
      return;
    }
    const permission = isUpload ? 'write' : 'read';
    const now = this.clock.now();
    if (cloudPath === null || !this.signer.verify(permission, cloudPath, searchParams, now)) {
      refuse(response, 403, 'SignatureDoesNotMatch');
      return;
    }
    if (isUpload) {
      await this.files.put(cloudPath, request, contentTypeOf(cloudPath));
      response.writeHead(200).end();
      return;
    }
    const file = this.files.find(cloudPath);
    if (!file) {
      refuse(response, 404, 'NoSuchKey');
      return;
    }
    await this.send(file, request, response);
  }

  private async send(
    file: StoredFile,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const range = rangeOf(request.headers.range, file.bytes);
    response.setHeader('accept-ranges', 'bytes');
    response.setHeader('content-type', file.contentType);
    response.setHeader('cache-control', 'private, max-age=3600');
    // A stored page or picture with scripts must not run with the rights of the app that links to it.
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-security-policy', "default-src 'none'; sandbox");
    if (range === 'unsatisfiable') {
      response.setHeader('content-range', `bytes */${file.bytes}`);
      refuse(response, 416, 'InvalidRange');
      return;
    }
    const part = range === 'whole' ? { start: 0, end: file.bytes - 1 } : range;
    if (range !== 'whole') {
      response.setHeader('content-range', `bytes ${part.start}-${part.end}/${file.bytes}`);
    }
    response.setHeader('content-length', Math.max(0, part.end - part.start + 1));
    response.writeHead(range === 'whole' ? 200 : 206);
    if (request.method === 'HEAD' || file.bytes === 0) {
      response.end();
      return;
    }
    await pipeline(this.files.read(file.path, part), response).catch((error: unknown) => {
      // A player that seeks drops the connection in the middle; that is no failure.
      if (!response.destroyed) throw error;
    });
  }
}

/** In the form of the platform's object storage, whose errors the SDK reads as XML. */
function refuse(response: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
}
