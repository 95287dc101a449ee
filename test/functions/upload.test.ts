import { uploadLifeMs } from '../../cloudfunctions/shared/domain/upload';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

let test: TestCloud;
beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    ...peopleOf([enrolled('m1'), secretaryOf('branch-1', 'm-secretary')]),
  });
});
afterAll(() => test.close());

const secretary = openidOf('m-secretary');
const table = { purpose: 'roster', fileName: '花名册.xlsx', bytes: 11 } as const;

async function begin(openid = secretary) {
  const reply = await test.call(openid, 'upload', 'begin', table);
  if (!reply.ok) throw new Error(reply.code);
  return reply.data;
}

describe('a place for a file', () => {
  it.each([
    ['a member without a role brings a roster', 'm1', table, 'NOT_ALLOWED'],
    ['a picture as a roster', 'm-secretary', { ...table, fileName: 'a.png' }, 'UPLOAD_KIND_WRONG'],
    [
      'a name without an ending',
      'm-secretary',
      { ...table, fileName: 'xlsx' },
      'UPLOAD_KIND_WRONG',
    ],
    ['a table of 6 MB', 'm-secretary', { ...table, bytes: 6 * 1024 * 1024 }, 'UPLOAD_TOO_LARGE'],
  ])('%s: refused', async (_case, memberId, input, code) => {
    const reply = await test.call(openidOf(memberId), 'upload', 'begin', input);
    expect(reply).toMatchObject({ ok: false, code });
  });

  it('is given under a name that nobody can guess and that keeps the ending alone', async () => {
    const { uploadId, cloudPath } = await begin();
    expect(uploadId).toMatch(/^[0-9a-f]{32}$/u);
    expect(cloudPath).toBe(`uploads/${uploadId}.xlsx`);
  });
});

describe('a file that has arrived', () => {
  it('is noted with the size that the storage says', async () => {
    const { uploadId, cloudPath } = await begin();
    const fileId = await test.cloud.storage.put(cloudPath, Buffer.from('hello world'));
    const finished = { uploadId, fileName: '花名册.xlsx', bytes: 11 };
    const finish = () => test.call(secretary, 'upload', 'finish', { uploadId, fileId });
    expect(await finish()).toMatchObject({ ok: true, data: finished });
    expect(await finish()).toMatchObject({ ok: true, data: finished });
  });

  it('is refused and deleted when it is larger than was said', async () => {
    const { uploadId, cloudPath } = await begin();
    const large = Buffer.alloc(6 * 1024 * 1024);
    const fileId = await test.cloud.storage.put(cloudPath, large);
    const reply = await test.call(secretary, 'upload', 'finish', { uploadId, fileId });
    expect(reply).toMatchObject({ ok: false, code: 'UPLOAD_TOO_LARGE' });
    expect(test.cloud.storage.has(cloudPath)).toBe(false);
  });

  it.each([
    ['never sent', async () => ({ ...(await begin()), put: false })],
    ['another of the same person', async () => ({ ...(await begin()), put: true, other: true })],
  ])('%s: not found', async (_case, of) => {
    const one: { uploadId: string; cloudPath: string; put: boolean; other?: boolean } = await of();
    const place = one.other ? (await begin()).cloudPath : one.cloudPath;
    const sent = await test.cloud.storage.put(place, Buffer.from('x'));
    if (!one.put) await test.cloud.storage.remove(sent);
    const input = { uploadId: one.uploadId, fileId: sent };
    const reply = await test.call(secretary, 'upload', 'finish', input);
    expect(reply).toMatchObject({ ok: false, code: 'UPLOAD_NOT_FOUND' });
  });

  it('of somebody else is not there', async () => {
    const { uploadId, cloudPath } = await begin();
    const fileId = await test.cloud.storage.put(cloudPath, Buffer.from('x'));
    const reply = await test.call(openidOf('m1'), 'upload', 'finish', { uploadId, fileId });
    expect(reply).toMatchObject({ ok: false, code: 'UPLOAD_NOT_FOUND' });
  });

  it('goes with the person who sent it, whether its arrival was told or not', async () => {
    const memberId = await test.enroll();
    const sent = { purpose: 'evidence', fileName: 'a.jpg', bytes: 4 } as const;
    const reply = await test.call(openidOf(memberId), 'upload', 'begin', sent);
    if (!reply.ok) throw new Error(reply.code);
    const { cloudPath, uploadId } = reply.data;
    const places = [cloudPath, `pictures/${uploadId}.jpg`];
    for (const place of places) await test.cloud.storage.put(place, Buffer.from('x'));
    const gone = await test.call(openidOf(memberId), 'privacy', 'erase', { confirmed: true });
    expect(gone).toMatchObject({ ok: true });
    expect(places.filter((place) => test.cloud.storage.has(place))).toEqual([]);
  });

  it('is deleted after a day if nothing has taken it over', async () => {
    const { uploadId, cloudPath } = await begin();
    const fileId = await test.cloud.storage.put(cloudPath, Buffer.from('x'));
    await test.call(secretary, 'upload', 'finish', { uploadId, fileId });
    await test.cloud.fireTimer('retain');
    expect(test.cloud.storage.has(cloudPath)).toBe(true);
    test.clock.advance(uploadLifeMs);
    for (let run = 0; run < 3; run += 1) await test.cloud.fireTimer('retain');
    expect(test.cloud.storage.has(cloudPath)).toBe(false);
    expect(await test.cloud.database.find('uploads', { _id: uploadId })).toEqual([]);
  });
});
