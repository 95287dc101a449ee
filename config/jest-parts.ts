import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, runTool, type Part, type PartOutcome } from './parts';

export interface JestPart {
  name: string;
  /** Projects of jest.config.js. */
  projects: string[];
  /** Further arguments for jest. */
  more?: string[];
  env?: Record<string, string>;
  /** Leaves the processors to whatever else wants them. */
  givesWay?: boolean;
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

/** A part that runs jest projects and counts their tests. */
export function jestPart(part: JestPart): Part {
  return {
    name: part.name,
    run: async () => {
      const folder = path.join(ROOT, '.cache', 'jest');
      const report = path.join(folder, `${part.name.replace(/\W+/g, '-')}.json`);
      await mkdir(folder, { recursive: true });
      await rm(report, { force: true });
      const { env = {}, givesWay = false } = part;
      const outcome = await runTool('jest', argumentsOf(part, report), { env, givesWay });
      return await withCounts(outcome, report);
    },
  };
}

/** Milliseconds for one test, four times those of jest.config.js: other parts may take the processors meanwhile. */
const PATIENCE = 120_000;

function argumentsOf(part: JestPart, report: string): string[] {
  return [
    ...['--selectProjects', ...part.projects],
    ...['--json', '--outputFile', report, '--silent'],
    ...['--testTimeout', String(PATIENCE)],
    ...(part.more ?? []),
  ];
}

async function withCounts(outcome: PartOutcome, report: string): Promise<PartOutcome> {
  // Without a report jest did not get as far as the first test; its own words say why.
  if (!existsSync(report)) return { ...outcome, ok: false };
  const read = JSON.parse(await readFile(report, 'utf8')) as JestReport;
  // A file that could not even be loaded has no tests to count and is a failure all the same.
  const failed = read.numFailedTests + read.numRuntimeErrorTestSuites;
  const tests = { passed: read.numPassedTests, failed: outcome.ok ? failed : Math.max(failed, 1) };
  return { ...outcome, tests, note: `${tests.passed} passed, ${tests.failed} failed` };
}
