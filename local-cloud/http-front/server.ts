import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { LocalCloud } from '../local-cloud';
import type { DemoPerson } from './demo-person';
import { answerError, refuse } from './errors';
import { Persons } from './persons';
import { addPhoneCodeRoute } from './phone-codes';
import { allowedHosts, directivesFor, hostNameOf, PERMISSIONS_POLICY } from './security';
import { addUploadRoute } from './upload';

export interface HttpFrontOptions {
  cloud: LocalCloud;
  /** The built browser app, dist/h5; null serves functions and files only. */
  h5Dir: string | null;
  /** Whom visitors may choose to be. */
  persons: readonly DemoPerson[];
  /** 0 takes any free port. */
  port?: number;
  /** Loopback unless another address is given on purpose. */
  host?: string;
  /** Where browsers reach this front, if not at host and port; stored files get addresses there. */
  publicOrigin?: string;
  /** Calls that one address may make in a minute. */
  callsPerMinute?: number;
}

export interface HttpFront {
  /** Such as http://127.0.0.1:3000 */
  readonly url: string;
  /** Other machines than this one can reach it: an address was given on purpose. */
  readonly isPublic: boolean;
  /** Refuses new connections, finishes running calls, then stops. The cloud stays open. */
  close(): Promise<void>;
}

/** Largest event of a function, as on the platform. */
const MAX_EVENT_BYTES = 6 * 1024 * 1024;
/** A call may run for 60 s at most; a film that a browser loads slowly must not hold the server for longer. */
const CLOSE_PATIENCE_MS = 60_000;
/** How long a request may take to arrive whole. */
const REQUEST_TIMEOUT_MS = 60_000;
const LONG_CACHE_SECONDS = 365 * 24 * 3600;
/** Files with a content digest in their name never change. */
const DIGESTED_NAME = /\.[0-9a-f]{8,}\./;

const LIMITED_ROUTES = new Set([
  ...['/functions/:name', '/demo/person', '/demo/phone-code', '/uploads/:name'],
]);

/** Serves the browser build, stored files and functions to browsers. @throws Error when the address is taken */
export async function startHttpFront(options: HttpFrontOptions): Promise<HttpFront> {
  const { cloud, host = '127.0.0.1', port = 0 } = options;
  const persons = new Persons(options.persons);
  const app = fastify({
    bodyLimit: MAX_EVENT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 100 },
  });
  let url = '';
  // Events are JSON; a text could be sent by a form of any other page.
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler((error: Error, _request, reply) => answerError(error, reply));
  await addProtection(app, options);
  persons.addRoutes(app);
  app.get('/health', () => ({ ok: true }));
  app.post<{ Params: { name: string } }>('/functions/:name', (request, reply) =>
    callFunction({ cloud, persons, filesAt: `${url}/files/` }, request, reply),
  );
  app.get('/files/*', async (request, reply) => {
    reply.hijack();
    await cloud.files.serve(request.raw, reply.raw, { allowUpload: false });
  });
  addUploadRoute(app, { cloud, persons });
  addPhoneCodeRoute(app, { cloud, persons });
  await addApp(app, options.h5Dir);
  await app.listen({ host, port });
  const { port: bound } = app.server.address() as AddressInfo;
  url = options.publicOrigin ?? `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
  const withdrawFiles = cloud.publishFilesAt(url);
  return {
    url,
    isPublic: allowedHosts(host) === null,
    close: async () => {
      await closeGracefully(app);
      withdrawFiles();
    },
  };
}

/** A finished call leaves its connection open for the next one, which would keep the server from closing. */
async function closeGracefully(app: FastifyInstance): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), 50);
  const patience = setTimeout(() => app.server.closeAllConnections(), CLOSE_PATIENCE_MS);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(patience);
  }
}

async function addProtection(
  app: FastifyInstance,
  { cloud, h5Dir, host = '127.0.0.1', callsPerMinute = 1200 }: HttpFrontOptions,
): Promise<void> {
  const hosts = allowedHosts(host);
  app.addHook('onRequest', async (request, reply) => {
    if (!hosts || hosts.has(hostNameOf(request.headers.host))) return;
    return await refuse(reply, 403, 'HOST_NOT_ALLOWED', 'this host name is not served');
  });
  const secret = cloud.setting('cookieKey', () => randomBytes(32).toString('hex'));
  await app.register(cookie, { secret });
  await app.register(helmet, {
    global: true,
    contentSecurityPolicy: { useDefaults: false, directives: directivesFor(h5Dir) },
    // The demonstration is served over plain HTTP on one machine; the rest of the list is helmet's default.
    strictTransportSecurity: false,
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('permissions-policy', PERMISSIONS_POLICY);
  });
  await app.register(rateLimit, {
    global: true,
    max: callsPerMinute,
    timeWindow: 60_000,
    // By route: an address can be written in many ways.
    allowList: (request) => !LIMITED_ROUTES.has(request.routeOptions.url ?? ''),
  });
}

interface Called {
  cloud: LocalCloud;
  persons: Persons;
  /** What addresses of stored files begin with when functions get them. */
  filesAt: string;
}

async function callFunction(
  { cloud, persons, filesAt }: Called,
  request: FastifyRequest<{ Params: { name: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const person = persons.of(request);
  if (!person) {
    return refuse(reply, 401, 'PERSON_NOT_CHOSEN', 'choose a person of the demonstration first');
  }
  const event = request.body;
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    return refuse(reply, 400, 'BAD_REQUEST', 'the body must be a JSON object');
  }
  const caller = { openid: person.openid, ip: request.ip };
  const result = await cloud.invoke(request.params.name, event, caller);
  return reply
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(withOwnFiles(JSON.stringify(result), filesAt));
}

/** A browser may know this front as localhost or by the name of another machine: files come from where the page came from. */
function withOwnFiles(json: string, filesAt: string): string {
  return json.replaceAll(`"${filesAt}`, '"/files/');
}

/** Files of the app; every other page address leads to it too, since its own router reads the path. */
async function addApp(app: FastifyInstance, h5Dir: string | null): Promise<void> {
  const hasApp = h5Dir !== null && existsSync(path.join(h5Dir, 'index.html'));
  if (hasApp) {
    await app.register(serveStatic, {
      root: path.resolve(h5Dir),
      cacheControl: false,
      setHeaders: (response, file) => {
        const isDigested = DIGESTED_NAME.test(path.basename(file));
        response.setHeader(
          'cache-control',
          isDigested ? `public, max-age=${LONG_CACHE_SECONDS}, immutable` : 'no-cache',
        );
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && /\btext\/html\b/.test(request.headers.accept ?? '');
    if (hasApp && isPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return refuse(reply, 404, 'NOT_FOUND', 'there is nothing at this address');
  });
}
