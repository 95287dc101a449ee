import type { Readable } from 'node:stream';
import type { Clock } from '../clock';
import { CloudError } from '../cloud-error';
import { LOCAL_ENV_ID } from '../functions/caller';
import { contentTypeOf } from './content-types';
import type { FileStore } from './file-store';
import type { PathSigner } from './signed-path';

/** Direct access to stored files for seeding and for tests. */
export interface StorageHandle {
  /** Stores content; answers the file id that functions know it by. */
  put(cloudPath: string, content: Uint8Array | Readable, contentType?: string): Promise<string>;
  /** The same under a path that nothing has; null when something has, be it since the content began to arrive. */
  putNew(cloudPath: string, content: Uint8Array | Readable): Promise<string | null>;
  /** Whether there is a file under this path. */
  has(cloudPath: string): boolean;
  /** An address that works for a while. */
  temporaryUrl(fileId: string, maxAgeSeconds?: number): string;
  remove(fileId: string): Promise<boolean>;
}

/** Functions and browsers find files under this path, at the gateway and at the http front alike. */
const FILES_PATH = '/files/';

const FILE_ID_PREFIX = `cloud://${LOCAL_ENV_ID}.local/`;
/** The platform's own default and longest life of an address. */
const DEFAULT_AGE_SECONDS = 2 * 3600;
const MAX_AGE_SECONDS = 24 * 3600;
const UPLOAD_AGE_MS = 15 * 60_000;

type Request = Record<string, unknown>;

/** The `storage.*` actions of the wire protocol. */
export class StorageService implements StorageHandle {
  /** Where addresses point to: the last http front, so that browsers can load them; the gateway without one. */
  private readonly publicOrigins: string[] = [];

  constructor(
    private readonly files: FileStore,
    private readonly signer: PathSigner,
    private readonly clock: Clock,
    private readonly gatewayOrigin: string,
  ) {}

  /** Makes addresses point to an origin until the result is called. */
  publishAt(origin: string): () => void {
    this.publicOrigins.push(origin);
    return () => {
      this.publicOrigins.splice(this.publicOrigins.lastIndexOf(origin), 1);
    };
  }

  async act(name: string, request: Request): Promise<Record<string, unknown>> {
    switch (name) {
      case 'getUploadMetadata':
        return this.uploadMetadata(request);
      case 'batchGetDownloadUrl':
        return {
          data: { download_list: listOf(request['file_list']).map((f) => this.download(f)) },
        };
      case 'batchDeleteFile': {
        const ids = listOf(request['fileid_list']).map(String);
        return { data: { delete_list: await Promise.all(ids.map((id) => this.delete(id))) } };
      }
      default:
        throw new CloudError('INVALID_PARAM', `unknown action storage.${name}`);
    }
  }

  async put(
    cloudPath: string,
    content: Uint8Array | Readable,
    contentType = contentTypeOf(cloudPath),
  ): Promise<string> {
    await this.files.put(cloudPath, content, contentType);
    return FILE_ID_PREFIX + cloudPath;
  }

  async putNew(cloudPath: string, content: Uint8Array | Readable): Promise<string | null> {
    const isStored = await this.files.putNew(cloudPath, content, contentTypeOf(cloudPath));
    return isStored ? FILE_ID_PREFIX + cloudPath : null;
  }

  has(cloudPath: string): boolean {
    return this.files.find(cloudPath) !== null;
  }

  temporaryUrl(fileId: string, maxAgeSeconds = DEFAULT_AGE_SECONDS): string {
    const age = Math.min(Math.max(1, maxAgeSeconds), MAX_AGE_SECONDS);
    const query = this.signer.sign('read', pathOf(fileId), this.clock.now() + age * 1000);
    const origin = this.publicOrigins.at(-1) ?? this.gatewayOrigin;
    return `${origin}${addressOf(pathOf(fileId))}?${query}`;
  }

  async remove(fileId: string): Promise<boolean> {
    return await this.files.remove(pathOf(fileId));
  }

  private uploadMetadata(request: Request): Record<string, unknown> {
    const { path: cloudPath } = request;
    if (typeof cloudPath !== 'string') throw new CloudError('INVALID_PARAM', 'path is missing');
    const query = this.signer.sign('write', cloudPath, this.clock.now() + UPLOAD_AGE_MS);
    const fileId = FILE_ID_PREFIX + cloudPath;
    // Functions upload to the gateway: the http front accepts no files from anybody.
    const url = `${this.gatewayOrigin}${addressOf(cloudPath)}?${query}`;
    const cosFileId = Buffer.from(cloudPath).toString('base64url');
    const data = { url, token: 'local', authorization: 'local', fileId, cosFileId };
    return { data };
  }

  private download(item: unknown): Record<string, unknown> {
    const { fileid, max_age: maxAge } = Object(item) as { fileid?: unknown; max_age?: unknown };
    const fileID = String(fileid);
    if (!fileID.startsWith(FILE_ID_PREFIX) || !this.files.find(pathOf(fileID))) {
      return { code: 'STORAGE_FILE_NONEXIST', fileID, tempFileURL: '' };
    }
    const age = typeof maxAge === 'number' ? maxAge : DEFAULT_AGE_SECONDS;
    return { code: 'SUCCESS', fileID, tempFileURL: this.temporaryUrl(fileID, age) };
  }

  private async delete(fileID: string): Promise<Record<string, unknown>> {
    const existed = fileID.startsWith(FILE_ID_PREFIX) && (await this.remove(fileID));
    return { fileID, code: existed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' };
  }
}

/**
 * Path part of an address. Only unreserved characters and slashes are left as they are: the SDK passes addresses through
 * encodeURI, which would encode a percent sign a second time, so names are written in base64url.
 */
function addressOf(cloudPath: string): string {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(cloudPath)?.[0] ?? '';
  return `${FILES_PATH}${Buffer.from(cloudPath).toString('base64url')}${extension}`;
}

/** Cloud path of an address that addressOf made, or null. */
export function cloudPathOf(address: string): string | null {
  if (!address.startsWith(FILES_PATH)) return null;
  const name = address.slice(FILES_PATH.length).replace(/\.[A-Za-z0-9]{1,8}$/, '');
  const cloudPath = Buffer.from(name, 'base64url').toString();
  return addressOf(cloudPath) === address ? cloudPath : null;
}

function pathOf(fileId: string): string {
  return fileId.startsWith(FILE_ID_PREFIX) ? fileId.slice(FILE_ID_PREFIX.length) : fileId;
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new CloudError('INVALID_PARAM', 'the list of files is missing');
}
