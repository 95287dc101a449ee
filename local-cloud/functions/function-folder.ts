import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { messageOf } from '../cloud-error';

export interface TimerTrigger {
  name: string;
  /** Seven fields: second, minute, hour, day, month, week day, year. */
  cron: string;
}

/** One deployed function: its bundle and what its config.json says. */
export interface DeployedFunction {
  name: string;
  file: string;
  /** Timers by which the platform calls it; at most one. */
  triggers: TimerTrigger[];
  /** Names of open interfaces of WeChat that it may call. */
  openapi: string[];
  /** Longest run in seconds, where config.json sets one. */
  timeoutSeconds: number | null;
  /** Memory in megabytes, where config.json sets it. */
  memoryMegabytes: number | null;
}

interface ConfigFile {
  triggers?: { name?: unknown; type?: unknown; config?: unknown }[];
  permissions?: { openapi?: unknown };
  timeout?: unknown;
  memorySize?: unknown;
}

/** What the platform allows, in seconds and in megabytes. */
const TIMEOUT = { least: 1, most: 60 };
const MEMORY = { least: 64, most: 3072 };

/** All functions in a folder of bundles, `<name>/index.js` and `<name>/config.json`. Throws an Error on a bad config. */
export function readFunctionFolder(functionsDir: string): DeployedFunction[] {
  if (!existsSync(functionsDir)) {
    throw new Error(`there are no built functions in ${functionsDir}; build them first`);
  }
  return readdirSync(functionsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .filter((entry) => existsSync(path.join(functionsDir, entry.name, 'index.js')))
    .map((entry) => readFunction(functionsDir, entry.name));
}

/** One function with what its config.json says. @throws Error on a bad config */
function readFunction(functionsDir: string, name: string): DeployedFunction {
  const folder = path.join(functionsDir, name);
  const config = readConfig(path.join(folder, 'config.json'));
  const openapi = config.permissions?.openapi;
  return {
    name,
    file: path.join(folder, 'index.js'),
    triggers: triggersOf(config, name),
    openapi: Array.isArray(openapi) ? openapi.map(String) : [],
    timeoutSeconds: numberOf(config.timeout, TIMEOUT, `function ${name}: "timeout"`),
    memoryMegabytes: numberOf(config.memorySize, MEMORY, `function ${name}: "memorySize"`),
  };
}

function numberOf(
  value: unknown,
  { least, most }: { least: number; most: number },
  what: string,
): number | null {
  if (value === undefined) return null;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) {
    return value;
  }
  throw new Error(`${what} must be a whole number from ${least} to ${most}`);
}

function readConfig(file: string): ConfigFile {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ConfigFile;
  } catch (error) {
    throw new Error(`${file} cannot be read: ${messageOf(error)}`);
  }
}

function triggersOf(config: ConfigFile, name: string): TimerTrigger[] {
  const triggers = config.triggers ?? [];
  if (triggers.length > 1)
    throw new Error(`function ${name}: the platform allows one trigger only`);
  return triggers.map((trigger) => {
    if (trigger.type !== 'timer' || typeof trigger.config !== 'string') {
      throw new Error(`function ${name}: only triggers of type "timer" with a cron text are known`);
    }
    return { name: typeof trigger.name === 'string' ? trigger.name : name, cron: trigger.config };
  });
}
