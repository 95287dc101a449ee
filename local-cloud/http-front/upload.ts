import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { LocalCloud } from '../local-cloud';
import { refuse } from './errors';
import type { Persons } from './persons';

/** The largest file that anybody may bring; what a purpose takes is the functions' affair. */
const MAX_UPLOAD_BYTES = 250 * 1024 * 1024;
/** Where the platform's storage rules let clients write, under a name that only the server could have given them. */
const UPLOAD_NAME = /^[0-9a-f]{32}\.[a-z0-9]{1,8}$/;

/**
 * `PUT /uploads/<name>`: what `wx.cloud.uploadFile` does on a phone. Takes a file from somebody who has chosen a person, once: a name
 * that is taken is refused, as the platform's rule lets nobody but its creator write a file.
 */
export function addUploadRoute(
  app: FastifyInstance,
  { cloud, persons }: { cloud: LocalCloud; persons: Persons },
): void {
  app.addContentTypeParser(
    'application/octet-stream',
    { bodyLimit: MAX_UPLOAD_BYTES },
    (_request, payload, done) => done(null, payload),
  );
  app.put<{ Params: { name: string }; Body: Readable }>(
    '/uploads/:name',
    { bodyLimit: MAX_UPLOAD_BYTES },
    async (request, reply) => {
      if (!persons.of(request)) {
        return await refuse(reply, 401, 'PERSON_NOT_CHOSEN', 'choose a person first');
      }
      const { name } = request.params;
      const length = Number(request.headers['content-length'] ?? Number.NaN);
      if (!UPLOAD_NAME.test(name) || !Number.isInteger(length) || length < 1) {
        return await refuse(reply, 400, 'BAD_REQUEST', 'a name and a length are needed');
      }
      if (length > MAX_UPLOAD_BYTES) {
        return await refuse(reply, 413, 'BODY_TOO_LARGE', 'the file is too large');
      }
      const cloudPath = `uploads/${name}`;
      const isTaken = cloud.storage.has(cloudPath);
      const fileId = isTaken ? null : await cloud.storage.putNew(cloudPath, request.body);
      if (fileId !== null) return { fileId };
      return await refuse(reply, 409, 'FILE_EXISTS', 'this name is taken');
    },
  );
}
