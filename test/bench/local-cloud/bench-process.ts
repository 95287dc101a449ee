import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Block } from './blocks';

/** An order for one block, sent to a process of the bench. */
export interface Order {
  measurement: string;
  clients: number;
  forMs: number;
}

/** A process of the bench, which says when it is ready and then runs blocks as it is told. */
export class BenchProcess<Ready> {
  private constructor(
    readonly ready: Ready,
    private readonly child: ChildProcess,
  ) {}

  static async start<Ready>(file: string, argument: unknown): Promise<BenchProcess<Ready>> {
    const child = fork(path.resolve(__dirname, file), [JSON.stringify(argument)], {
      execArgv: ['--import', 'tsx'],
    });
    return new BenchProcess(await answerOf<Ready>(child), child);
  }

  async run<Answer = Block>(order: Order): Promise<Answer> {
    const answer = answerOf<Answer>(this.child);
    this.child.send(order);
    return await answer;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}

/** The next thing a process says; fails when it ends or reports an error instead. */
async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const onExit = new AbortController();
  const { signal } = onExit;
  try {
    const [message] = (await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`a process of the bench ended with ${String(code)}`);
      }),
    ])) as [Answer | { failed: string }];
    if (typeof message === 'object' && message !== null && 'failed' in message) {
      throw new Error(message.failed);
    }
    return message;
  } finally {
    onExit.abort();
  }
}

/** The child's side: says it is ready, then answers orders one by one. */
export function serveOrders(ready: unknown, run: (order: Order) => Promise<unknown>): void {
  process.on('message', (order: Order) => {
    run(order).then(
      (block) => process.send?.(block),
      (error: unknown) => process.send?.({ failed: `${order.measurement}: ${textOf(error)}` }),
    );
  });
  process.send?.(ready);
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
}
