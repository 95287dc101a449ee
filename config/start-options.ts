import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Detail } from './call-lines';
import { SEASON_SIZES, type SeasonSize } from './demo-season';
import { ROOT } from './parts';

export const USAGE = `npm start -- [options]
  --port <number>   port to listen at (3000)
  --host <address>  address to listen at (127.0.0.1; anything else shows the demonstration to the network)
  --data <folder>   where the data are kept (.data)
  --season <size>   ${Object.keys(SEASON_SIZES).join(' or ')}: what a new data folder begins with (small); empty: nothing but a one-time code
  --reset           start over with a fresh demo season
  --no-build        serve what was built before
  --quiet           print nothing but failures after the start
  --verbose         print what functions log and how queries were answered, too`;

const OPTIONS = {
  port: { type: 'string', default: '3000' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string', default: path.join(ROOT, '.data') },
  season: { type: 'string' },
  reset: { type: 'boolean', default: false },
  'no-build': { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

export interface StartOptions {
  port: number;
  host: string;
  data: string;
  season?: SeasonSize;
  reset: boolean;
  build: boolean;
  detail: Detail;
  help: boolean;
}

/** A mistake of whoever started the program; shown without a stack. */
export class StartError extends Error {}

/** Reads the command line. @throws StartError for what is not an option or not a value of one */
export function readStartOptions(args: readonly string[]): StartOptions {
  const flags = parsed(args);
  const port = Number(flags.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartError('--port wants a number from 0 to 65535');
  }
  if (flags.quiet && flags.verbose) throw new StartError('choose --quiet or --verbose, not both');
  return {
    port,
    host: flags.host,
    data: flags.data,
    ...(flags.season === undefined ? {} : { season: sizeOf(flags.season) }),
    reset: flags.reset,
    build: !flags['no-build'],
    detail: flags.quiet ? 'quiet' : flags.verbose ? 'verbose' : 'calls',
    help: flags.help,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function sizeOf(text: string): SeasonSize {
  if (Object.hasOwn(SEASON_SIZES, text)) return text as SeasonSize;
  throw new StartError(`--season wants ${Object.keys(SEASON_SIZES).join(' or ')}`);
}
