import { freeTextsOf } from '../../cloudfunctions/shared/domain/free-text';
import type { FunctionName } from '../../cloudfunctions/shared/contract';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import { roles } from '../../cloudfunctions/shared/contract/vocabulary';
import { allActions, goodRequestsOf, placesIn, withAt } from '../attack/requests';
import { aSeason } from '../tools/builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  startTestCloud,
} from '../tools/test-cloud';

/** Whatever somebody writes for others goes through WeChat's check of contents before anything is written or looked up. */
let test: TestCloud;
const holder = enrolled('m-all', {
  member: {
    roles: roles.map((role) => ({
      ...{ role, organisationId: 'district', organisationName: '示范区' },
      ...{ grantedBy: 'setup', grantedAtMs: 0 },
    })),
  },
});

beforeAll(async () => {
  test = await startTestCloud({ organisations, seasons: [aSeason()], ...peopleOf([holder]) });
});
afterAll(() => test.close());

const refused = '违规';
const unanswered = '检查无应答';
const textsOf = (name: string, action: string, input: unknown) =>
  freeTextsOf(name as FunctionName, action, input);

/** Every action that takes words for others, by each field where they may stand, with words that WeChat refuses. */
const requests = allActions().flatMap(({ name, action, schema }) => {
  const found = new Map<string, unknown>();
  for (const good of goodRequestsOf(schema, {}))
    for (const place of textsOf(name, action, good).length > 0 ? placesIn(good) : []) {
      const field = place.filter((part) => typeof part === 'string').join('.');
      const input = withAt(good, place, refused);
      if (textsOf(name, action, input).includes(refused) && schema.safeParse(input).success)
        found.set(field, input);
    }
  return [...found].map(([field, input]) => ({ name, action, field, input }));
});

async function codeOf(name: string, action: string, input: unknown): Promise<string> {
  const caller = { openid: openidOf('m-all') };
  const reply = (await test.cloud.invoke(name, { action, input }, caller)) as Reply<unknown>;
  return reply.ok ? 'done' : reply.code;
}

it('is refused in every field of every action', async () => {
  const before = test.storeVersion();
  const others: string[] = [];
  for (const { name, action, field, input } of requests) {
    const code = await codeOf(name, action, input);
    if (code !== 'CONTENT_REFUSED') others.push(`${name}.${action} ${field}: ${code}`);
  }
  expect(others).toEqual([]);
  expect(requests.length).toBeGreaterThan(50);
  expect(test.storeVersion()).toBe(before);
});

it('changes nothing while WeChat does not answer', async () => {
  const [{ name, action, input } = { name: '', action: '', input: {} }] = requests;
  const asked = JSON.parse(JSON.stringify(input).replaceAll(refused, unanswered)) as unknown;
  const before = test.storeVersion();
  expect(await codeOf(name, action, asked)).toBe('CONTENT_CHECK_UNAVAILABLE');
  expect(test.storeVersion()).toBe(before);
});
