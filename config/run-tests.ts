import { ensureClient, ensureFunctions } from './builds';
import { checkWeapp } from './check-weapp/main';
import { listFunctions } from './functions';
import { jestPart } from './jest-parts';
import { checkPart, lintParts } from './lint';
import { closingLine, runParts, runTool, tableOf, type Part } from './parts';

/**
 * The days of a season are Shanghai's wherever the machine stands: everything runs in UTC, and what computes with days
 * once more behind it. ESLint's NO_ZONE keeps the machine's zone out of all functions, so the other tests, of which thousands hold
 * schemas and pictures, would only be repeated.
 */
const SECOND_ZONE = {
  zone: 'America/Los_Angeles',
  tests:
    'test/(domain/(adjustment|agenda|attendance|award-life|branch-points|client-(board|certificate|check-in-view|history|home|score|season-card|session|session-editor|words)' +
    '|confirmed-credit|ledger|ledger-audit|plan|recount|season-time|session|session-life|session-plan|summary|survey|watch-honest)' +
    '|functions/(history|home|plan|score|season-edit|settle))\\.',
};

/** Mostly waiting for a disk or for a screen to stand still; jest would leave one of two processors to itself. */
const BOTH_PROCESSORS = ['--maxWorkers=2'];

/** Builds; two run side by side. */
function preparation(): Part[] {
  return [
    functionsPart(),
    clientPart('h5'),
    // One after the other: both forms of the mini-program share one build cache.
    { name: 'build weapp', run: async () => await buildBothWeapps() },
  ];
}

/**
 * Checks of the text, one after the other beside everything else from the first build on. They take what the others leave of the
 * processors: the ends of groups, where one of two is idle, and whatever waits for a disk or a screen.
 */
function aside(): Part[] {
  return [
    ...lintParts(),
    checkPart('types: tests', 'tsc', ['-p', 'tsconfig.test.json']),
    checkPart('types: server', 'tsc', ['-p', 'tsconfig.server.json']),
    checkPart('types: client', 'tsc', ['-p', 'tsconfig.json']),
  ];
}

function functionsPart(): Part {
  return {
    name: 'build functions',
    run: async () => {
      await ensureFunctions();
      const { length } = await listFunctions();
      return { ok: length > 0, output: 'no functions', note: `${length} functions` };
    },
  };
}

function clientPart(build: 'h5'): Part {
  return { name: `build ${build}`, run: async () => await ensureClient(build) };
}

async function buildBothWeapps(): ReturnType<Part['run']> {
  const shipped = await ensureClient('weapp');
  return shipped.ok ? await ensureClient('weapp-test') : shipped;
}

/** The local cloud killed again and again under load; its output, with the seed, is shown when something was lost. */
function killsPart(): Part {
  return {
    name: 'local cloud, 50 kills',
    run: async () => {
      const outcome = await runTool('tsx', ['test/crash/main.ts'], { givesWay: true });
      const [note] = /^\d+ check-ins acknowledged/mu.exec(outcome.output) ?? [];
      return { ...outcome, ...(note !== undefined && { note }) };
    },
  };
}

function domainAndFunctions(zone: string, more: string[] = []): Part {
  return jestPart({
    name: `domain, functions ${zone}`,
    projects: ['domain', 'functions'],
    more: [...BOTH_PROCESSORS, ...more],
    env: { TZ: zone },
  });
}

/** Tests, one group after the other; jest spreads a part over the processors, or two parts have one each. */
function tests(): Part[][] {
  const { zone, tests: inBoth } = SECOND_ZONE;
  const alone = [
    domainAndFunctions('UTC'),
    domainAndFunctions(zone, ['--testPathPatterns', inBoth]),
    jestPart({
      name: 'local cloud, config',
      projects: ['local-cloud', 'cloud-contract', 'config'],
      more: BOTH_PROCESSORS,
    }),
    jestPart({
      name: 'built mini-program',
      projects: ['weapp'],
      more: BOTH_PROCESSORS,
      env: { WEAPP_BUILD: 'weapp-test' },
    }),
    jestPart({
      name: 'mini-program as shipped',
      projects: ['weapp'],
      more: [...BOTH_PROCESSORS, '--testPathPatterns', 'journey'],
      env: { WEAPP_BUILD: 'weapp' },
    }),
  ];
  // One browser at a time: two of them take each other's processor and neither is in time. What shares the processors with it gives way.
  const journeys = jestPart({
    name: 'browser journeys',
    projects: ['journeys'],
    more: ['--runInBand'],
  });
  return [...alone.map((part) => [part]), [journeys, ...besideJourneys()]];
}

/** What takes one processor, one after the other. */
function besideJourneys(): Part[] {
  return [
    jestPart({ name: 'attack sample', projects: ['attack'], givesWay: true }),
    killsPart(),
    { name: 'check:weapp', run: async () => await checkWeapp('weapp') },
  ];
}

/** `--only <text>`: the parts whose names contain it. */
function chosen(parts: Part[]): Part[] {
  const at = process.argv.indexOf('--only');
  const text = at < 0 ? '' : (process.argv[at + 1] ?? '');
  return parts.filter((part) => part.name.includes(text));
}

async function main(): Promise<void> {
  const startedAtMs = performance.now();
  const besides = runParts(chosen(aside()), 1);
  const finished = await runParts(chosen(preparation()), 2);
  for (const group of tests()) finished.push(...(await runParts(chosen(group), 2)));
  finished.push(...(await besides));
  if (finished.length === 0) throw new Error('--only names no part');
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(0);
  console.log(`\n${tableOf(finished)}\nall parts in ${seconds} s\n`);
  console.log(closingLine(finished));
  if (finished.some((part) => !part.ok)) process.exitCode = 1;
}

if (process.argv[1] === __filename) {
  main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
