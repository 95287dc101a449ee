import { randomBytes } from 'node:crypto';
import {
  newAdministratorCode,
  newAdministratorCodeEntry,
} from '../cloudfunctions/shared/domain/joining';

/**
 * `npm run administrator-code`: makes a one-time code for the first administrator of a WeChat cloud. Whoever deploys puts the printed
 * document into the collection `administratorCodes` and hands the code over; only what it hashes to is kept.
 */
function main(): void {
  const code = newAdministratorCode((length) => randomBytes(length));
  const entry = newAdministratorCodeEntry(code, Date.now());
  console.log(`One-time code, 24 h: ${(code.match(/.{1,4}/gu) ?? []).join('-')}`);
  console.log('Document for the collection administratorCodes:');
  console.log(JSON.stringify(entry));
}

main();
