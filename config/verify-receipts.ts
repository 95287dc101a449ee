import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyReceipts, reportOf } from './receipts';

/**
 * `npm run verify-receipts -- --file receipts.json --keys keys.json`: verifies exported late check-ins against the signing
 * keys, without a server. Exit code 0: all genuine; 1: some are not; 2: the files cannot be read.
 */
function main(): number {
  const { values } = parseArgs({ options: { file: { type: 'string' }, keys: { type: 'string' } } });
  if (values.file === undefined || values.keys === undefined) {
    console.error('usage: npm run verify-receipts -- --file receipts.json --keys keys.json');
    return 2;
  }
  try {
    const verified = verifyReceipts(jsonOf(values.file), jsonOf(values.keys));
    for (const line of reportOf(verified)) console.log(line);
    return verified.every(({ verdict }) => verdict === 'genuine') ? 0 : 1;
  } catch (error) {
    // The message names the file or the field; a key is never part of it.
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

function jsonOf(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`${file} is not JSON`);
  }
}

process.exitCode = main();
