import { randomUUID } from 'node:crypto';
import { realClock, type ServerClock } from '../clock';
import { CloudError, messageOf } from '../cloud-error';
import { callEnvironment, LOCAL_ENV_ID, redirection, type Caller } from './caller';
import type { DeployedFunction } from './function-folder';
import { Instance, NeverBegan } from './instance';
import { Pool } from './pool';

/** Largest event and largest answer of a call, in bytes of JSON; the platform's own limit. */
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

/** A bundle that crashes on its own after loading would take new instances for ever. */
const MAX_INSTANCES_TRIED = 3;

export interface FunctionsOptions {
  functions: readonly DeployedFunction[];
  worker: string;
  gatewayUrl: string;
  environment: Readonly<Record<string, string>>;
  clock: ServerClock | null;
  seed: string | null;
  timeoutSeconds: number;
  memoryMegabytes: number;
  maxInstances: number;
  log: (line: string) => void;
}

/** A call that is running: what the gateway must know of whoever holds its token. */
export interface Ticket {
  caller: Caller;
  functionName: string;
}

/** What is written of every call. No identity, no content. */
interface CallRecord {
  call: string;
  requestId: string;
  /** "ok", or the code of the failure. */
  outcome: string;
  tookMs: number;
  /** How long the instance took to start, where the call was its first. */
  coldStartMs?: number;
}

interface Invocation {
  event: unknown;
  caller: Caller;
  /** Made by a running function. */
  isNested: boolean;
}

/** Runs deployed functions as the platform does. */
export class FunctionsService {
  private readonly functions: ReadonlyMap<string, DeployedFunction>;
  private readonly pools = new Map<string, Pool>();
  private readonly tickets = new Map<string, Ticket>();
  private readonly callCounts = new Map<string, number>();
  private readonly inFlight = new Set<Promise<unknown>>();
  /** When each person last called, by openid. */
  private readonly visits = new Map<string, number>();
  private isStopping = false;

  constructor(private readonly options: FunctionsOptions) {
    this.functions = new Map(options.functions.map((deployed) => [deployed.name, deployed]));
  }

  /** Who runs under a token that a request to the gateway carries; null when no running call has it. */
  ticketOf(token: unknown): Ticket | null {
    return typeof token === 'string' ? (this.tickets.get(token) ?? null) : null;
  }

  /** When a person last called a function; null for never since the start. */
  lastVisitMs(openid: string): number | null {
    return this.visits.get(openid) ?? null;
  }

  functionOf(name: string): DeployedFunction | undefined {
    return this.functions.get(name);
  }

  /** Calls a function; the event and the answer are JSON. @throws CloudError with the platform's code */
  async invoke(name: string, event: unknown, caller: Caller): Promise<unknown> {
    if (this.isStopping) throw new CloudError('SYS_ERR', 'the local cloud is stopping');
    if (caller.openid !== undefined) this.visits.set(caller.openid, this.now());
    const call = this.run(name, event, caller, false);
    this.inFlight.add(call);
    try {
      return await call;
    } finally {
      this.inFlight.delete(call);
    }
  }

  /** Calls a function for the holder of a running call's token, as the caller of that call. */
  async invokeNested(name: string, event: unknown, token: unknown): Promise<unknown> {
    const ticket = this.ticketOf(token);
    // Without this a stray request would count as a timer, which is nobody.
    if (!ticket) throw new CloudError('INVALID_PARAM', 'no running call has this token');
    return await this.run(name, event, ticket.caller, true);
  }

  /** Refuses new calls, lets running ones finish, then stops all instances. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await Promise.allSettled(this.inFlight);
    await Promise.all([...this.pools.values()].map((pool) => pool.stop()));
  }

  /** Runs a call and writes its line, however it ends. */
  private async run(
    name: string,
    event: unknown,
    caller: Caller,
    isNested: boolean,
  ): Promise<unknown> {
    const call: CallRecord = { call: name, requestId: randomUUID(), outcome: 'ok', tookMs: 0 };
    const startedMs = performance.now();
    try {
      return await this.runDeployed(this.deployed(name), { event, caller, isNested }, call);
    } catch (error) {
      call.outcome = error instanceof CloudError ? error.code : 'error';
      throw error;
    } finally {
      call.tookMs = Math.round(performance.now() - startedMs);
      this.options.log(JSON.stringify(call));
    }
  }

  private deployed(name: string): DeployedFunction {
    const deployed = this.functions.get(name);
    if (deployed) return deployed;
    throw new CloudError(
      'FUNCTION_NOT_FOUND',
      `FunctionName parameter could not be found: ${name}`,
    );
  }

  private async runDeployed(
    deployed: DeployedFunction,
    { event, caller, isNested }: Invocation,
    call: CallRecord,
  ): Promise<unknown> {
    const text = this.eventText(event, caller);
    const result = await this.onAnInstance(deployed, isNested, async (instance) => {
      if (instance.calls === 0) call.coldStartMs = instance.coldStartMs;
      return await this.callInstance(instance, deployed, text, caller, call.requestId);
    });
    if (Buffer.byteLength(result) > MAX_PAYLOAD_BYTES) {
      throw new CloudError('FUNCTIONS_EXECUTE_FAIL', 'response payload size exceeds 6 MB');
    }
    return JSON.parse(result) as unknown;
  }

  /** An instance may end on its own, by a timer that an earlier call left: then the call goes to another. */
  private async onAnInstance(
    deployed: DeployedFunction,
    isNested: boolean,
    work: (instance: Instance) => Promise<string>,
  ): Promise<string> {
    for (let attempt = 1; attempt <= MAX_INSTANCES_TRIED; attempt++) {
      try {
        return await this.poolOf(deployed).use(work, isNested);
      } catch (error) {
        if (!(error instanceof NeverBegan)) throw error;
      }
    }
    throw new CloudError('FUNCTIONS_EXECUTE_FAIL', 'its instances ended before they took the call');
  }

  private async callInstance(
    instance: Instance,
    deployed: DeployedFunction,
    event: string,
    caller: Caller,
    requestId: string,
  ): Promise<string> {
    const token = randomUUID();
    const timeoutSeconds = this.timeoutOf(deployed);
    this.tickets.set(token, { caller, functionName: deployed.name });
    try {
      return await instance.call(
        {
          event,
          environment: callEnvironment(caller, token),
          seed: this.nextSeed(deployed.name),
          context: {
            request_id: requestId,
            function_name: deployed.name,
            function_version: '$LATEST',
            namespace: LOCAL_ENV_ID,
            memory_limit_in_mb: this.memoryOf(deployed),
            time_limit_in_ms: timeoutSeconds * 1000,
            environment: '{}',
          },
        },
        requestId,
        timeoutSeconds,
      );
    } finally {
      this.tickets.delete(token);
    }
  }

  /** The platform adds who called to the event, too. */
  private eventText(event: unknown, caller: Caller): string {
    const isObject = typeof event === 'object' && event !== null && !Array.isArray(event);
    const withCaller =
      isObject && caller.openid !== undefined
        ? { ...event, userInfo: { openId: caller.openid } }
        : event;
    const text = jsonOf(withCaller);
    if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES) {
      throw new CloudError('INVALID_PARAM', 'request payload size exceeds 6 MB');
    }
    return text;
  }

  /** By function and number of the call, not by instance: which instance runs a call depends on the machine's load. */
  private nextSeed(name: string): string | null {
    if (this.options.seed === null) return null;
    const count = (this.callCounts.get(name) ?? 0) + 1;
    this.callCounts.set(name, count);
    return `${this.options.seed}/${name}/${count}`;
  }

  private now(): number {
    return (this.options.clock ?? realClock).now();
  }

  private timeoutOf(deployed: DeployedFunction): number {
    return deployed.timeoutSeconds ?? this.options.timeoutSeconds;
  }

  private memoryOf(deployed: DeployedFunction): number {
    return deployed.memoryMegabytes ?? this.options.memoryMegabytes;
  }

  private poolOf(deployed: DeployedFunction): Pool {
    let pool = this.pools.get(deployed.name);
    if (!pool) {
      pool = new Pool(() => this.startInstance(deployed), this.options.maxInstances);
      this.pools.set(deployed.name, pool);
    }
    return pool;
  }

  private startInstance(deployed: DeployedFunction): Instance {
    const { options } = this;
    return new Instance({
      worker: options.worker,
      data: {
        file: deployed.file,
        clock: options.clock?.memory ?? null,
        seed: options.seed === null ? null : `${options.seed}/${deployed.name}`,
        memoryMegabytes: this.memoryOf(deployed),
      },
      environment: { ...options.environment, ...redirection(options.gatewayUrl) },
      onOutput: (output, requestId) =>
        options.log(JSON.stringify({ output, function: deployed.name, requestId })),
    });
  }
}

/** @throws CloudError for what is nested so deep that it cannot be written */
function jsonOf(event: unknown): string {
  try {
    const text = JSON.stringify(event) as string | undefined;
    return text ?? '{}';
  } catch (error) {
    throw new CloudError(
      'INVALID_PARAM',
      `the event cannot be written as JSON: ${messageOf(error)}`,
    );
  }
}
