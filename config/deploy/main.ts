import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  newAdministratorCode,
  newAdministratorCodeEntry,
} from '../../cloudfunctions/shared/domain/joining';
import { FUNCTIONS_DIR, buildFunctions } from '../functions';
import { cloudbasercOf } from './cloudbaserc';
import { applyStep, insertDocument, type Manager, readEnvironment } from './cloudbase';
import { type Plan, planOf } from './plan';
import { linesOf } from './plan-text';
import { forgetNewest, keepRelease, releaseBefore } from './releases';
import { DeployError, orUsage, variablesOf, withNewKey } from './secrets';
import type { EnvironmentState } from './state';
import { openManager } from './tools';
import { readWanted } from './wanted';

const usage = `npm run deploy -- --env <id> [--host <domain>] [--dry-run] [--rollback] [--recorded <file>]

  --env       id of the cloud environment
  --host      domain of the check-in link; needed once
  --nudge-template  id of the subscribe template for reminders; without one they are notes in the app
  --first-administrator  prints a code that makes the first administrator: 24 hours, once
  --dry-run   shows what would change, and changes nothing
  --rollback  the functions of the deployment before the last one from this machine
  --new-key   a new signing key; codes and receipts of the one before stay good
  --recorded  compares with a recorded environment instead of a real one; only with --dry-run
  --cloudbaserc <file>  writes what the repository wants in the form of CloudBase's own command line tool, without secrets, and ends`;

function options() {
  const known = {
    env: { type: 'string' },
    host: { type: 'string' },
    recorded: { type: 'string' },
    cloudbaserc: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    rollback: { type: 'boolean', default: false },
    'new-key': { type: 'boolean', default: false },
    'nudge-template': { type: 'string' },
    'first-administrator': { type: 'boolean', default: false },
  } as const;
  const { values } = orUsage(usage, () => parseArgs({ options: known }));
  const { env } = values;
  if (env === undefined || !/^[a-z0-9-]{4,60}$/u.test(env)) throw new DeployError(usage);
  if (values.recorded !== undefined && !values['dry-run'])
    throw new DeployError('--recorded changes nothing, so it needs --dry-run');
  return { ...values, env };
}

async function main(): Promise<void> {
  const { env, host, recorded, rollback, ...flags } = options();
  await buildFunctions();
  const functionsDir = rollback ? await releaseBefore(env) : FUNCTIONS_DIR;
  const wanted = await readWanted(functionsDir);
  if (flags.cloudbaserc !== undefined) {
    writeFileSync(flags.cloudbaserc, `${JSON.stringify(cloudbasercOf(wanted, env), null, 2)}\n`);
    return;
  }
  const manager = recorded === undefined ? openManager(env) : undefined;
  const found = manager ? await readEnvironment(manager, env) : recordedState(recorded ?? '');
  const variables = variablesOf(found, { host, nudgeTemplate: flags['nudge-template'] });
  if (flags['new-key']) variables.SIGNING_KEYS = withNewKey(variables.SIGNING_KEYS);
  const plan = planOf(wanted, found, variables);
  console.log(`${env}\n${linesOf(plan).join('\n')}`);
  if (flags['dry-run'] || !manager) return;
  await applyPlan(plan, (step) => applyStep(manager, env, step));
  if (rollback) await forgetNewest(env);
  else await keepRelease(env, functionsDir, Date.now());
  if (flags['first-administrator']) await issueAdministratorCode(manager);
  const calling = wanted.functions.filter(({ openapi }) => openapi.length > 0);
  console.log(
    `\ndone. Interfaces of WeChat are called by ${calling.map(({ name }) => name).join(', ')}: see docs/deploy.md, "Cloud calls".`,
  );
}

/** The code is shown here and nowhere else: the environment keeps its hash. */
async function issueAdministratorCode(manager: Manager): Promise<void> {
  const code = newAdministratorCode(randomBytes);
  await insertDocument(manager, 'administratorCodes', newAdministratorCodeEntry(code, Date.now()));
  console.log(`\nThe code of the first administrator (24 h, once): ${code}`);
}

/** Step by step; what failed is named, and the same command goes on from there. */
async function applyPlan(
  plan: Plan,
  apply: (step: Plan['steps'][number]) => Promise<void>,
): Promise<void> {
  const { steps } = plan;
  for (const [index, step] of steps.entries()) {
    const [line = ''] = linesOf({ steps: [step], remarks: [] });
    try {
      await apply(step);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new DeployError(
        `step ${index + 1} of ${steps.length} failed: ${line}\n${message}\nNothing is lost; run the same command again to go on from here.`,
      );
    }
    console.log(`${String(index + 1).padStart(3)}/${steps.length} ${line}`);
  }
}

function recordedState(file: string): EnvironmentState {
  return JSON.parse(readFileSync(file, 'utf8')) as EnvironmentState;
}

main().catch((error: unknown) => {
  console.error(error instanceof DeployError ? error.message : error);
  process.exitCode = 1;
});
