import { Worker } from 'node:worker_threads';
import { CloudError, messageOf } from '../cloud-error';
import type { CallMessage, InstanceData, InstanceMessage, TakeOverMessage } from './messages';
import type { ThreadShelf } from './thread-shelf';

export interface InstanceOptions {
  /** JavaScript of the worker, see bundledWorker. */
  worker: string;
  data: InstanceData;
  environment: Record<string, string>;
  /** Where threads come from and go to; each instance has a fresh one when left out. */
  threads?: ThreadShelf | undefined;
  /** Lines that the function printed; `requestId` is that of the call in which it did, null while loading or between. */
  onOutput: (line: string, requestId: string | null) => void;
}

/** The instance was gone before the call reached it: nothing of the call has happened. */
export class NeverBegan extends Error {}

interface Running {
  requestId: string;
  /** The function's own code may have run. */
  hasBegun: boolean;
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
  /** From the start of the thread until the bundle was loaded. */
  coldStartMs = 0;
  private isLoaded = false;
  private failure: CloudError | null = null;
  private readonly startedMs = performance.now();
  private readonly worker: Worker;
  private readonly loaded: Promise<void>;
  private settleLoad: { resolve: () => void; reject: (error: Error) => void } | null = null;

  constructor(private readonly options: InstanceOptions) {
    this.worker = takenOver(options) ?? freshThread(options);
    this.loaded = new Promise((resolve, reject) => {
      this.settleLoad = { resolve, reject };
    });
    // Whoever waits for the instance hears of the failure; with nobody waiting it must not end the process.
    this.loaded.catch(() => undefined);
    this.worker.on('message', (message: InstanceMessage) => this.receive(message));
    // Messages that were sent before the end arrive between these two events.
    this.worker.on('error', (error) => {
      this.isDead = true;
      this.failure = failureOf(error, options.data.memoryMegabytes);
    });
    this.worker.on('exit', (code) =>
      this.end(
        this.failure ??
          new CloudError('FUNCTIONS_EXECUTE_FAIL', `the function exited with code ${code}`),
      ),
    );
    // What the engine itself prints; the function's own lines come as messages.
    const onOutput = (line: string): void => this.print(line);
    forwardLines(this.worker.stdout, onOutput);
    forwardLines(this.worker.stderr, onOutput);
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

  /** Runs one call; answers JSON text. @throws CloudError on a failure, a time-out or a crash, NeverBegan */
  async call(
    message: Omit<CallMessage, 'kind'>,
    requestId: string,
    timeoutSeconds: number,
  ): Promise<string> {
    if (this.isDead) throw new NeverBegan();
    if (this.running) throw new Error('the instance is not free');
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
        this.running = { requestId, hasBegun: false, resolve, reject };
        this.worker.postMessage({ kind: 'call', ...message } satisfies CallMessage);
      });
    } finally {
      clearTimeout(timer);
      this.running = null;
    }
  }

  async stop(): Promise<void> {
    if (this.isIdle && this.options.threads?.put(this.worker, this.options.data.memoryMegabytes)) {
      this.isDead = true;
      return;
    }
    this.die(new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the local cloud was stopped'));
    await this.worker.terminate();
  }

  private get isIdle(): boolean {
    return this.isLoaded && !this.running && !this.isDead;
  }

  private receive(message: InstanceMessage): void {
    switch (message.kind) {
      case 'ready':
        this.isLoaded = true;
        this.coldStartMs = Math.round(performance.now() - this.startedMs);
        this.settleLoad?.resolve();
        return;
      case 'began':
        if (this.running) this.running.hasBegun = true;
        return;
      case 'output':
        this.print(message.line);
        return;
      case 'over-memory':
        this.die(memoryExceeded(this.options.data.memoryMegabytes));
        return;
      case 'result':
        this.running?.resolve(message.result);
        return;
      case 'failed':
        this.print(message.stack);
        this.running?.reject(
          new CloudError('FUNCTIONS_EXECUTE_FAIL', `${message.name}: ${message.message}`),
        );
    }
  }

  private print(line: string): void {
    this.options.onOutput(line, this.running?.requestId ?? null);
  }

  /** Marked dead before it is terminated: nobody may hand it a call in between. */
  private die(error: CloudError): void {
    if (this.isDead) return;
    this.isDead = true;
    if (this.running) this.running.hasBegun = true;
    this.end(error);
    void this.worker.terminate();
  }

  private end(error: CloudError): void {
    this.isDead = true;
    this.settleLoad?.reject(error);
    this.running?.reject(this.running.hasBegun ? error : new NeverBegan());
  }
}

function freshThread({ worker, data, environment }: InstanceOptions): Worker {
  return new Worker(worker, {
    workerData: data,
    env: environment,
    // A TypeScript loader of this process has no business in a function and would double the time of a cold start.
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: data.memoryMegabytes },
  });
}

function takenOver({ threads, data, environment }: InstanceOptions): Worker | null {
  const thread = threads?.take(data.memoryMegabytes) ?? null;
  thread?.postMessage({ kind: 'take-over', data, environment } satisfies TakeOverMessage);
  return thread;
}

function memoryExceeded(megabytes: number): CloudError {
  return new CloudError(
    'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
    `the function used more than its ${megabytes} MB of memory`,
  );
}

function failureOf(error: unknown, megabytes: number): CloudError {
  const isMemory =
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isMemory
    ? memoryExceeded(megabytes)
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
