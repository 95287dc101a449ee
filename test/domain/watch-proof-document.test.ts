import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cheatTable, costTable } from '../tools/watch-proof-tables';

const DOCUMENT = path.join(__dirname, '../../docs/watch-proof.md');
/** WATCH_PROOF_WRITE=1 npx jest test/domain/watch-proof-document writes the tables anew. */
const writes = process.env.WATCH_PROOF_WRITE === '1';

const between = (name: string) => ({ begin: `<!-- ${name} -->\n\n`, end: `\n\n<!-- /${name} -->` });

test.each([
  ['cheats', cheatTable],
  ['costs', costTable],
])('the table of %s in docs/watch-proof.md is what the traces give', async (name, tableOf) => {
  const text = readFileSync(DOCUMENT, 'utf8');
  const { begin, end } = between(name);
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  expect(to).toBeGreaterThan(from - begin.length);
  const table = await tableOf();
  if (writes) writeFileSync(DOCUMENT, text.slice(0, from) + table + text.slice(to));
  else expect(withoutPadding(text.slice(from, to))).toBe(withoutPadding(table));
});

/** The formatter lines the columns up. */
const withoutPadding = (table: string) => table.replace(/ +/gu, ' ').replace(/-{3,}/gu, '---');
