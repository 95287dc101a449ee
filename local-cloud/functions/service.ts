import { randomUUID } from 'node:crypto';
import { realClock } from '../clock';
import { CloudError } from '../cloud-error';
import type { Caller } from './caller';
import type { DeployedFunction } from './function-folder';
import { NeverBegan, type Instance } from './instance';
import { Launcher, type FunctionsOptions } from './launcher';
import { answerOf, eventText } from './payload';
import { Pool } from './pool';

/** A bundle that crashes on its own after loading would take new instances for ever. */
const MAX_INSTANCES_TRIED = 3;

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
  private readonly launcher: Launcher;
  private readonly functions: ReadonlyMap<string, DeployedFunction>;
  private readonly pools = new Map<string, Pool>();
  private readonly tickets = new Map<string, Ticket>();
  private readonly inFlight = new Set<Promise<unknown>>();
  /** When each person last called, by openid. */
  private readonly visits = new Map<string, number>();
  private isStopping = false;

  constructor(private readonly options: FunctionsOptions) {
    this.launcher = new Launcher(options);
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
    const text = eventText(event, caller);
    const result = await this.onAnInstance(deployed, isNested, async (instance) => {
      if (instance.calls === 0) call.coldStartMs = instance.coldStartMs;
      return await this.callInstance(instance, deployed, text, caller, call.requestId);
    });
    return answerOf(result);
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
    this.tickets.set(token, { caller, functionName: deployed.name });
    try {
      const message = this.launcher.messageOfCall(deployed, { event, caller, token, requestId });
      return await instance.call(message, requestId, this.launcher.timeoutOf(deployed));
    } finally {
      this.tickets.delete(token);
    }
  }

  private now(): number {
    return (this.options.clock ?? realClock).now();
  }

  private poolOf(deployed: DeployedFunction): Pool {
    let pool = this.pools.get(deployed.name);
    if (!pool) {
      pool = new Pool(() => this.launcher.start(deployed), this.options.maxInstances);
      this.pools.set(deployed.name, pool);
    }
    return pool;
  }
}
