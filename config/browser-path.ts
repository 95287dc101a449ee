import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './parts';

/** Written by config/setup.mjs --test. */
const FOUND_BY_SETUP = path.join(ROOT, '.cache', 'browser');

/** The Chromium or Chrome to use. Throws an Error that says what to do when none was looked for yet. */
export function browserPath(): string {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  if (!existsSync(FOUND_BY_SETUP)) {
    throw new Error('no browser was looked for yet: run `node config/setup.mjs --test`');
  }
  return readFileSync(FOUND_BY_SETUP, 'utf8').trim();
}
