import type { Worker } from 'node:worker_threads';

/** Every thread holds some thirty megabytes. */
const MOST_KEPT = 12;

interface Kept {
  thread: Worker;
  /** The bound of its heap, which it was started with. */
  memoryMegabytes: number;
}

/**
 * Threads that the local clouds of one process take over from each other. Tests start hundreds of clouds one after the
 * other, and a thread with its SDK is most of a cold start. The bundle is loaded anew for each: of what a function
 * kept in its modules nothing is left.
 */
export class ThreadShelf {
  private readonly kept: Kept[] = [];
  private isClosed = false;

  /** A thread that nobody listens to any more, to be told what to load; null when there is none with this bound. */
  take(memoryMegabytes: number): Worker | null {
    const at = this.kept.findIndex((one) => one.memoryMegabytes === memoryMegabytes);
    if (at < 0) return null;
    const [{ thread }] = this.kept.splice(at, 1) as [Kept];
    forget(thread);
    thread.ref();
    return thread;
  }

  /** Keeps a thread that has answered its last call; answers whether it does, else it is to be ended. */
  put(thread: Worker, memoryMegabytes: number): boolean {
    if (this.isClosed || this.kept.length === MOST_KEPT) return false;
    forget(thread);
    const kept: Kept = { thread, memoryMegabytes };
    const drop = (): void => {
      const at = this.kept.indexOf(kept);
      if (at >= 0) this.kept.splice(at, 1);
    };
    // What the function left behind may end it while nobody uses it.
    thread.on('error', drop).on('exit', drop);
    thread.unref();
    this.kept.push(kept);
    return true;
  }

  /** Ends the threads, and from here on any that would be put back. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all(this.kept.splice(0).map(({ thread }) => thread.terminate()));
  }
}

/** Takes away what an instance listened to; Node's own listeners stay, without which a thread is deaf. */
function forget(thread: Worker): void {
  for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event);
  for (const stream of [thread.stdout, thread.stderr]) stream.removeAllListeners('data');
}
