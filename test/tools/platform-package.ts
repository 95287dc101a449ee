import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of a package of the platform's own tools (config/platform-packages.mjs); undefined where the set-up had no network. */
export function platformPackage(name: string, version: string): string | undefined {
  const cache = path.join(__dirname, '../../node_modules/.cache/platform-packages');
  const folder = path.join(cache, `${name.replace(/\W+/gu, '-')}-${version}`, 'package');
  return existsSync(folder) ? folder : undefined;
}
