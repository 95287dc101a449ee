import { Worker } from 'node:worker_threads';
import { CloudError, messageOf } from '../cloud-error';
import type { CallMessage, InstanceData, InstanceMessage } from './messages';

export interface InstanceOptions {
  /** JavaScript of the worker, see workerBundle. */
  worker: string;
  data: InstanceData;
  environment: Record<string, string>;
  memoryMegabytes: number;
  /** Lines that the function printed. */
  onOutput: (line: string) => void;
}

interface Running {
  resolve: (result: string) => void;
  reject: (error: Error) => void;
}

/** Bundles are loaded within this time or not at all. */
const LOAD_TIMEOUT_MS = 30_000;

/** One function instance: a thread of its own that runs one call at a time. Once dead, it never takes another. */
export class Instance {
  isDead = false;
  /** Calls taken so far. */
  calls = 0;
  private running: Running | null = null;
  private readonly worker: Worker;
  private readonly loaded: Promise<void>;
  private settleLoad: { resolve: () => void; reject: (error: Error) => void } | null = null;

  constructor(private readonly options: InstanceOptions) {
    this.worker = new Worker(options.worker, {
      workerData: options.data,
      env: options.environment,
      // A TypeScript loader of this process has no business in a function and would double the time of a cold start.
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMegabytes },
    });
    this.loaded = new Promise((resolve, reject) => {
      this.settleLoad = { resolve, reject };
    });
    // Whoever waits for the instance hears of the failure; with nobody waiting it must not end the process.
    this.loaded.catch(() => undefined);
    this.worker.on('message', (message: InstanceMessage) => this.receive(message));
    this.worker.on('error', (error) => this.die(failureOf(error)));
    this.worker.on('exit', (code) =>
      this.die(new CloudError('FUNCTIONS_EXECUTE_FAIL', `the function exited with code ${code}`)),
    );
    forwardLines(this.worker.stdout, options.onOutput);
    forwardLines(this.worker.stderr, options.onOutput);
  }

  /** Resolves when the bundle is loaded. Loading does not count as part of a call, as on the platform. */
  async ready(): Promise<void> {
    const timer = setTimeout(
      () => this.die(new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the function did not load in time')),
      LOAD_TIMEOUT_MS,
    );
    try {
      await this.loaded;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Runs one call; answers JSON text. @throws CloudError on a failure, a time-out or a crash */
  async call(message: Omit<CallMessage, 'kind'>, timeoutSeconds: number): Promise<string> {
    if (this.isDead || this.running) throw new Error('the instance is not free');
    this.calls++;
    const timer = setTimeout(
      () =>
        this.die(
          new CloudError(
            'FUNCTIONS_TIME_LIMIT_EXCEEDED',
            `Invoking task timed out after ${timeoutSeconds} seconds`,
          ),
        ),
      timeoutSeconds * 1000,
    );
    try {
      return await new Promise<string>((resolve, reject) => {
        this.running = { resolve, reject };
        this.worker.postMessage({ kind: 'call', ...message } satisfies CallMessage);
      });
    } finally {
      clearTimeout(timer);
      this.running = null;
    }
  }

  async stop(): Promise<void> {
    this.die(new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the local cloud was stopped'));
    await this.worker.terminate();
  }

  private receive(message: InstanceMessage): void {
    if (message.kind === 'ready') this.settleLoad?.resolve();
    else if (message.kind === 'result') this.running?.resolve(message.result);
    else {
      this.running?.reject(
        new CloudError('FUNCTIONS_EXECUTE_FAIL', `${message.name}: ${message.message}`),
      );
      this.options.onOutput(message.stack);
    }
  }

  /** Marked dead before it is terminated: nobody may hand it a call in between. */
  private die(error: Error): void {
    if (this.isDead) return;
    this.isDead = true;
    this.settleLoad?.reject(error);
    this.running?.reject(error);
    void this.worker.terminate();
  }
}

function failureOf(error: unknown): CloudError {
  const isMemory =
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isMemory
    ? new CloudError('FUNCTIONS_MEMORY_LIMIT_EXCEEDED', 'the function used too much memory')
    : new CloudError('FUNCTIONS_EXECUTE_FAIL', `the function crashed: ${messageOf(error)}`);
}

function forwardLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onLine(line);
  });
}
