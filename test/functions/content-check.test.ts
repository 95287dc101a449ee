import { freeTextsOf } from '../../cloudfunctions/shared/domain/free-text';
import type { FunctionName } from '../../cloudfunctions/shared/contract';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import { roles } from '../../cloudfunctions/shared/contract/vocabulary';
import { uploadLifeMs } from '../../cloudfunctions/shared/domain/upload';
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

describe('a picture that others will see', () => {
  const jpeg = (words: string) =>
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(words)]);
  const openid = openidOf('m-all');
  const begun = async (content: Buffer) => {
    const asked = { purpose: 'evidence', fileName: 'a.jpg', bytes: content.length } as const;
    const reply = await test.call(openid, 'upload', 'begin', asked);
    if (!reply.ok) throw new Error(reply.code);
    const { uploadId, cloudPath } = reply.data;
    const fileId = await test.cloud.storage.put(cloudPath, content);
    const finish = () => test.call(openid, 'upload', 'finish', { uploadId, fileId });
    return { uploadId, cloudPath, finish };
  };

  it.each([
    ['that WeChat refuses', jpeg(refused), 'PICTURE_REFUSED', false],
    ['that is none, whatever it is called', Buffer.from('<html>'), 'FILE_CONTENT_WRONG', false],
    ['of which WeChat says nothing', jpeg(unanswered), 'CONTENT_CHECK_UNAVAILABLE', true],
  ])('%s: is not taken', async (_case, content, code, stays) => {
    const { uploadId, cloudPath, finish } = await begun(content);
    expect(await finish()).toMatchObject({ code });
    expect(test.cloud.storage.has(cloudPath)).toBe(stays);
    const [upload] = await test.cloud.database.find('uploads', { _id: uploadId });
    expect(upload).not.toHaveProperty('fileId');
  });

  it('stands where its sender cannot put another one, and goes with its upload', async () => {
    const { uploadId, cloudPath, finish } = await begun(jpeg('x'));
    expect(await finish()).toMatchObject({ ok: true });
    await test.cloud.storage.put(cloudPath, jpeg(refused));
    expect(await finish()).toMatchObject({ ok: true });
    const kept = `pictures/${uploadId}.jpg`;
    const [upload] = await test.cloud.database.find('uploads', { _id: uploadId });
    expect(upload).toMatchObject({ fileId: expect.stringMatching(`/${kept}$`) as string });
    test.clock.advance(uploadLifeMs);
    for (let run = 0; run < 3; run += 1) await test.cloud.fireTimer('retain');
    expect(test.cloud.storage.has(kept)).toBe(false);
  });
});
