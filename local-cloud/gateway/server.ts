import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudError, messageOf } from '../cloud-error';
import { objectIn, readBody } from './body';

export type Request = Record<string, unknown>;
type Answer = Record<string, unknown>;

/** What stands behind the gateway. Each service gets the part of the action's name after its own, and the request. */
export interface GatewayServices {
  database(name: string, request: Request): Promise<Answer>;
  storage(name: string, request: Request): Promise<Answer>;
  functions(name: string, request: Request): Promise<Answer>;
  openapi(parts: ReadonlyMap<string, Buffer>): Buffer;
  multipart(body: Buffer, contentType: string): ReadonlyMap<string, Buffer>;
  files(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** A document of 16 MB in Extended JSON, with room for what surrounds it. */
const MAX_REQUEST_BYTES = 48 * 1024 * 1024;

/** The HTTP server that wx-server-sdk takes for the platform: one address, JSON in, JSON out, always status 200. */
export class Gateway {
  private readonly server: Server;
  /** Part of the address: pages of other origins and other programs of this machine must not guess it. */
  private readonly secret = randomBytes(16).toString('hex');
  private services: GatewayServices | null = null;

  constructor(private readonly log: (line: string) => void) {
    this.server = createServer((request, response) => {
      this.handle(request, response).catch((error: unknown) => {
        this.log(JSON.stringify({ gateway: 'failed', message: messageOf(error) }));
        response.destroy();
      });
    });
    this.server.keepAliveTimeout = 60_000;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
  }

  serve(services: GatewayServices): void {
    this.services = services;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The address that functions are told. */
  get url(): string {
    return `${this.origin}/admin/${this.secret}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeIdleConnections();
      // Instances are stopped by now; what is still open belongs to nobody.
      this.server.closeAllConnections();
    });
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { services } = this;
    if (!services) {
      refuse(response, 503);
      return;
    }
    const [path] = (request.url ?? '').split('?');
    if (path?.startsWith('/files/')) {
      await services.files(request, response);
      return;
    }
    if (path !== `/admin/${this.secret}`) {
      refuse(response, 404);
      return;
    }
    const contentType = request.headers['content-type'] ?? '';
    const requestId = randomUUID();
    // A text goes out in one piece with the head; bytes would follow it.
    let body: string | Buffer;
    try {
      const bytes = await readBody(request, MAX_REQUEST_BYTES);
      if (contentType.startsWith('multipart/')) {
        body = services.openapi(services.multipart(bytes, contentType));
      } else {
        const answer = await this.act(services, bytes);
        body = JSON.stringify({ ...answer, requestId });
      }
    } catch (error) {
      body = JSON.stringify({ ...this.failureOf(error), requestId });
    }
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  }

  private async act(services: GatewayServices, bytes: Buffer): Promise<Answer> {
    const request: Request = objectIn(bytes.toString(), 'the request');
    const [room, name = ''] = String(request['action']).split('.');
    switch (room) {
      case 'database':
        return await services.database(name, request);
      case 'storage':
        return await services.storage(name, request);
      case 'functions':
        return await services.functions(name, request);
      default:
        throw new CloudError('INVALID_PARAM', `unknown action ${String(request['action'])}`);
    }
  }

  /** Whatever is no refusal is a bug of the local cloud; it is logged, and the function sees a system error. */
  private failureOf(error: unknown): Answer {
    if (error instanceof CloudError) return { code: error.code, message: error.message };
    this.log(JSON.stringify({ gateway: 'error', message: messageOf(error) }));
    return { code: 'SYS_ERR', message: messageOf(error) };
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(`${status}\n`);
}
