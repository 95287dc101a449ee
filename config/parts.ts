import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';

export const ROOT = path.join(__dirname, '..');

/** A named piece of work whose outcome and time are shown in a table. */
export interface Part {
  name: string;
  run: () => Promise<PartOutcome>;
}

export interface PartOutcome {
  ok: boolean;
  /** Shown when the part failed. */
  output: string;
  /** A few words for the table, such as counts. */
  note?: string;
  /** What a part that runs many tests counted; any other part counts as one test. */
  tests?: TestCounts;
}

export interface TestCounts {
  passed: number;
  failed: number;
}

export interface FinishedPart extends PartOutcome {
  name: string;
  seconds: number;
}

export interface CommandOptions {
  env?: Record<string, string>;
  /** Where the tool runs; the project's root when left out. */
  cwd?: string;
  /** Leaves the processors to whatever else wants them. */
  givesWay?: boolean;
}

/** Runs a program of node_modules/.bin from the project's root and collects what it prints. Never rejects. */
export async function runTool(
  tool: string,
  toolArguments: string[],
  options: CommandOptions = {},
): Promise<PartOutcome> {
  return await new Promise((resolve) => {
    const child = spawn(path.join(ROOT, 'node_modules', '.bin', tool), toolArguments, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, FORCE_COLOR: '0', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    if (options.givesWay && child.pid !== undefined)
      os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ ok: false, output: `${tool}: ${error.message}` }));
    child.on('close', (code, signal) => {
      const output = Buffer.concat(chunks).toString('utf8');
      const end = signal === null ? '' : `\n${tool} was ended by ${signal}`;
      resolve({ ok: code === 0, output: output + end });
    });
  });
}

/** The part that runs one tool. */
export function toolPart(
  name: string,
  tool: string,
  toolArguments: string[],
  options: CommandOptions = {},
): Part {
  return { name, run: async () => await runTool(tool, toolArguments, options) };
}

/** Runs the parts, `lanes` at a time and in the given order, and prints a line as each ends. */
export async function runParts(parts: Part[], lanes: number): Promise<FinishedPart[]> {
  const waiting = [...parts];
  const finished: FinishedPart[] = [];
  const lane = async (): Promise<void> => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      finished.push(await runPart(part));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return finished;
}

async function runPart(part: Part): Promise<FinishedPart> {
  const startedAtMs = performance.now();
  const outcome = await part.run().catch((error: unknown): PartOutcome => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ok: false, output: text };
  });
  const seconds = (performance.now() - startedAtMs) / 1000;
  const finished = { ...outcome, name: part.name, seconds };
  console.log(lineOf(finished));
  if (!outcome.ok) console.log(outcome.output.trimEnd());
  return finished;
}

function lineOf(part: FinishedPart): string {
  const mark = part.ok ? '✓' : '✗';
  return `${mark} ${part.name.padEnd(28)}${part.seconds.toFixed(1).padStart(7)} s  ${part.note ?? ''}`.trimEnd();
}

/** The table of all parts, printed once more at the end where it can be found. */
export function tableOf(parts: FinishedPart[]): string {
  return parts.map(lineOf).join('\n');
}

/** "N passed, N failed" over all parts. */
export function closingLine(parts: FinishedPart[]): string {
  const counts = parts.map(
    (part) => part.tests ?? { passed: Number(part.ok), failed: Number(!part.ok) },
  );
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  return `${passed} passed, ${failed} failed`;
}
