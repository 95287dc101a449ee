import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const START = path.join(__dirname, '..', '..', 'config', 'start.ts');

/** `npm start` as a process of its own, on any free port. */
export class StartedProgram {
  private constructor(
    readonly url: string,
    /** From the start of the process to the line with the address. */
    readonly readyAfterMs: number,
    private readonly child: ChildProcess,
  ) {}

  static async start(dataDir: string): Promise<StartedProgram> {
    const startedAtMs = performance.now();
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', START, '--no-build', '--port', '0', '--data', dataDir],
      { cwd: path.dirname(START), stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const url = await addressOf(child);
    return new StartedProgram(url, performance.now() - startedAtMs, child);
  }

  /** Ends the process at once, as a power cut would; it gets no chance to finish anything. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}

/** The address in the banner; fails with what the program printed when it ends before. */
async function addressOf(child: ChildProcess): Promise<string> {
  let printed = '';
  return await new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString('utf8');
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (url) resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`ended with ${String(code)}:\n${printed}`)));
  });
}
