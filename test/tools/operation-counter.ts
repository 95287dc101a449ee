import {
  type IncomingMessage,
  type Server,
  type ServerResponse,
  createServer,
  request as forward,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { LOCAL_ENV_ID, callEnvironment, redirection } from '../../local-cloud/functions/caller';
import { readFunctionFolder } from '../../local-cloud/functions/function-folder';
import { OpenApiService } from '../../local-cloud/openapi/service';
import { multipartOf } from '../../local-cloud/openapi/wire-format';
import { FUNCTIONS_DIR } from '../../config/functions';
import { environment, type TestCloud } from './test-cloud';

type Main = (event: unknown) => Promise<unknown>;

/** What one call asked of the store, in order: the actions of the SDK's wire protocol with their collections. */
export interface CountedCall {
  reply: unknown;
  reads: string[];
  writes: string[];
}

/**
 * Counts database operations where they cannot be argued away: on the wire between the real SDK and the gateway. The
 * built bundle runs in the test's own process, as one instance that stays warm from call to call.
 */
export class OperationCounter {
  private operations: string[] = [];
  private interruption:
    { operation: string; left: number; happen: () => Promise<unknown> } | undefined;
  private readonly loaded = new Map<string, Main>();
  private running = { functionName: '', caller: {} };
  private readonly openapi: OpenApiService;

  private constructor(
    private readonly proxy: Server,
    private readonly test: TestCloud,
  ) {
    const deployed = readFunctionFolder(FUNCTIONS_DIR);
    // No running call of the local cloud has a ticket of what runs here: whoever calls is known all the same.
    const functions = {
      ticketOf: () => this.running,
      functionOf: (name: string) => deployed.find((one) => one.name === name),
      lastVisitMs: () => test.clock.now(),
    };
    this.openapi = new OpenApiService(functions, test.clock);
  }

  static async start(test: TestCloud): Promise<OperationCounter> {
    const proxy = createServer();
    const counter = new OperationCounter(proxy, test);
    proxy.on('request', (incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const body = Buffer.concat(chunks);
        const contentType = incoming.headers['content-type'] ?? '';
        if (contentType.startsWith('multipart/')) {
          outgoing.end(counter.openapi.answer(multipartOf(body, contentType)));
          return;
        }
        counter
          .note(body)
          .then(() => counter.pass(incoming, body, outgoing))
          .catch(() => outgoing.writeHead(503).end(storeIsGone));
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    Object.assign(process.env, environment, redirection(`http://127.0.0.1:${port}`), {
      TCB_ENV: LOCAL_ENV_ID,
    });
    return counter;
  }

  /** Calls a function as a member; without an openid as a timer. */
  async call(name: string, event: unknown, openid?: string): Promise<CountedCall> {
    this.become(openid);
    this.running = { functionName: name, caller: openid === undefined ? {} : { openid } };
    this.operations = [];
    const line = jest.spyOn(console, 'log').mockReturnValue(undefined);
    const now = jest.spyOn(Date, 'now').mockReturnValue(this.test.clock.now());
    try {
      const reply = await this.mainOf(name)(event);
      const reads = this.operations.filter((one) => readActions.test(one));
      return { reply, reads, writes: this.operations.filter((one) => !readActions.test(one)) };
    } finally {
      now.mockRestore();
      line.mockRestore();
    }
  }

  async close(): Promise<void> {
    this.proxy.closeAllConnections();
    await new Promise((resolve) => this.proxy.close(resolve));
  }

  /** Lets something happen just before the n-th operation of a kind from now reaches the store: a race, made certain. */
  interrupt(operation: string, nth: number, happen: () => Promise<unknown>): void {
    this.interruption = { operation, left: nth, happen };
  }

  private async note(body: Buffer): Promise<void> {
    const { action, collectionName } = JSON.parse(body.toString()) as Record<string, unknown>;
    const operation = `${String(action)} ${String(collectionName)}`;
    this.operations.push(operation);
    const { interruption } = this;
    if (interruption?.operation !== operation) return;
    interruption.left -= 1;
    if (interruption.left === 0) await interruption.happen();
  }

  private pass(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
    const { method, headers } = incoming;
    const passed = forward(this.test.cloud.gatewayUrl, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', (error) => outgoing.destroy(error));
    passed.end(body);
  }

  private become(openid: string | undefined): void {
    const caller = openid === undefined ? { source: 'wx_trigger' as const } : { openid };
    for (const [key, value] of Object.entries(callEnvironment(caller, 'no-ticket'))) {
      if (value === null) delete process.env[key];
      else process.env[key] = value;
    }
  }

  private mainOf(name: string): Main {
    const known = this.loaded.get(name);
    if (known) return known;
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle is loaded as the platform loads it
    const { main } = require(path.join(FUNCTIONS_DIR, name, 'index.js')) as { main: Main };
    this.loaded.set(name, main);
    return main;
  }
}

/** What an interruption that throws makes of its operation: it never reaches the store. */
const storeIsGone = JSON.stringify({ code: 'SYS_ERR', message: 'the store is gone' });
const readActions = /^database\.(getDocument|calculateDocument|aggregateDocuments) /u;
