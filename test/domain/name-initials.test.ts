import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { nameInitials } from '../../cloudfunctions/shared/domain/name-initials';
import { ensureFunctions } from '../../config/builds';
import { FUNCTIONS_DIR, listFunctions } from '../../config/functions';

test.each([
  ['苏明辉', 'smh'],
  ['单雄信', 'sxx'],
  ['解放', 'xf'],
  ['曾国强', 'zgq'],
  ['仇和', 'qh'],
  ['区大同', 'odt'],
  ['欧阳修', 'oyx'],
  ['买买提·艾力', 'mmtal'],
  ['Ann Lee', 'annlee'],
  ['', ''],
])('%s is found by %s', (name, initials) => {
  expect(nameInitials(name)).toBe(initials);
});

/** Where names are put on the roster, alone, by joining, or by an import; and where lectures are put on the shelf. */
const asking = ['authoring', 'jobs', 'joining', 'resume-jobs', 'roster'];

test('only functions that write down what is searched by initials carry the dictionary', async () => {
  await ensureFunctions();
  const carrying: string[] = [];
  for (const name of await listFunctions()) {
    const bundle = await readFile(path.join(FUNCTIONS_DIR, name, 'index.js.map'), 'utf8');
    if (bundle.includes('pinyin-pro')) carrying.push(name);
  }
  expect(carrying).toEqual(asking);
});
