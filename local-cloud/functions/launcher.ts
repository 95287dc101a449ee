import { callEnvironment, LOCAL_ENV_ID, redirection, type Caller } from './caller';
import type { ServerClock } from '../clock';
import type { DeployedFunction } from './function-folder';
import { Instance } from './instance';
import type { CallMessage, PreparedSdk } from './messages';
import type { ThreadShelf } from './thread-shelf';

export interface FunctionsOptions {
  functions: readonly DeployedFunction[];
  worker: string;
  sdk: PreparedSdk;
  gatewayUrl: string;
  environment: Readonly<Record<string, string>>;
  clock: ServerClock | null;
  seed: string | null;
  timeoutSeconds: number;
  memoryMegabytes: number;
  maxInstances: number;
  threads: ThreadShelf | undefined;
  log: (line: string) => void;
}

interface StartedCall {
  event: string;
  caller: Caller;
  token: string;
  requestId: string;
}

/** What deployed functions are given: their instances, and what each call is told beside its event. */
export class Launcher {
  private readonly callCounts = new Map<string, number>();

  constructor(private readonly options: FunctionsOptions) {}

  start(deployed: DeployedFunction): Instance {
    const { options } = this;
    return new Instance({
      worker: options.worker,
      data: {
        file: deployed.file,
        sdk: options.sdk,
        clock: options.clock?.memory ?? null,
        seed: options.seed === null ? null : `${options.seed}/${deployed.name}`,
        memoryMegabytes: this.memoryOf(deployed),
      },
      environment: { ...options.environment, ...redirection(options.gatewayUrl) },
      threads: options.threads,
      onOutput: (output, requestId) =>
        options.log(JSON.stringify({ output, function: deployed.name, requestId })),
    });
  }

  /** What a call is told; `token` stands for its caller in whatever it asks of the gateway. */
  messageOfCall(deployed: DeployedFunction, call: StartedCall): Omit<CallMessage, 'kind'> {
    const { event, caller, token, requestId } = call;
    return {
      event,
      environment: callEnvironment(caller, token),
      seed: this.nextSeed(deployed.name),
      context: {
        request_id: requestId,
        function_name: deployed.name,
        function_version: '$LATEST',
        namespace: LOCAL_ENV_ID,
        memory_limit_in_mb: this.memoryOf(deployed),
        time_limit_in_ms: this.timeoutOf(deployed) * 1000,
        environment: '{}',
      },
    };
  }

  timeoutOf(deployed: DeployedFunction): number {
    return deployed.timeoutSeconds ?? this.options.timeoutSeconds;
  }

  private memoryOf(deployed: DeployedFunction): number {
    return deployed.memoryMegabytes ?? this.options.memoryMegabytes;
  }

  /** By function and number of the call, not by instance: which instance runs a call depends on the machine's load. */
  private nextSeed(name: string): string | null {
    if (this.options.seed === null) return null;
    const count = (this.callCounts.get(name) ?? 0) + 1;
    this.callCounts.set(name, count);
    return `${this.options.seed}/${name}/${count}`;
  }
}
