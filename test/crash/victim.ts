import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { FromServer, ServerArguments, ToServer } from './messages';
import type { Boundary } from './write-boundaries';

interface Waiting {
  resolve: (reply: unknown) => void;
  reject: (error: Error) => void;
}

/** A local cloud in a process of its own, from its start to its violent end. */
export class Victim {
  /** Settled when the process is gone. */
  readonly ended: Promise<unknown>;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 0;

  private constructor(
    private readonly child: ChildProcess,
    readonly gatewayUrl: string,
  ) {
    this.ended = once(child, 'exit').then(() => {
      for (const { reject } of this.waiting.values()) reject(new Error('the process is gone'));
      this.waiting.clear();
    });
    child.on('message', (message: FromServer) => this.receive(message));
  }

  /** Starts a process and waits until its gateway listens. Throws when it ends before. */
  static async start(file: string, options: ServerArguments): Promise<Victim> {
    const child = fork(file, [JSON.stringify(options)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const gatewayUrl = await new Promise<string>((resolve, reject) => {
      child.once('message', (message: FromServer) => {
        if (message.kind === 'listening') resolve(message.gatewayUrl);
      });
      child.once('exit', (code) => reject(new Error(`did not start again: ${String(code)}`)));
    });
    return new Victim(child, gatewayUrl);
  }

  /** Calls the check-in function; rejects when the process dies first. */
  async call(openid: string, event: unknown): Promise<unknown> {
    const id = this.nextId++;
    return await new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.send({ kind: 'call', id, openid, event });
    });
  }

  /** Lets the process end itself at a boundary of its writes. */
  arm(boundary: Boundary, nth: number): void {
    this.send({ kind: 'arm', boundary, nth });
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** What cannot be delivered any more is answered by the end of the process. */
  private send(message: ToServer): void {
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  private receive(message: FromServer): void {
    if (message.kind === 'listening') return;
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.reply);
    else waiting?.reject(new Error(message.message));
  }
}

/** How long a process takes that only says that it is there; milliseconds. */
export async function bareStartMs(): Promise<number> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, ['-e', 'process.stdout.write("up")'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const tookMs = performance.now() - startedMs;
  if (child.exitCode === null) await once(child, 'exit');
  return tookMs;
}
