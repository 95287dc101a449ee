import { aLecture, aSeason } from '../tools/builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

const file = (name: string) => `cloud://local-cloud.local/${name}`;
const stored = { posterFileId: file('poster.jpg'), videoFileId: file('video.mp4') };
const lectures = [
  aLecture('Snow-travel', { ...stored, open: true, segments: ['line'], initials: 'xtcx dxwkt' }),
  aLecture('gone', { ...stored, withdrawnAtMs: 1 }),
];

let test: TestCloud;

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason({ lectures })],
    ...peopleOf([secretaryOf('branch-1'), enrolled('m1')]),
  });
  for (const name of ['poster.jpg', 'video.mp4'])
    await test.cloud.storage.put(name, Buffer.from(name));
});
afterAll(() => test.close());

const secretary = openidOf('m-secretary');
const poster = (lectureId: string, form: 'link' | 'mini-program' = 'link') =>
  test.call(secretary, 'lecture', 'poster', { lectureId, form });

it('is a link that names the lecture, for any scanner', async () => {
  const reply = await poster('Snow-travel');
  expect(reply).toMatchObject({
    ok: true,
    data: { lecture: { title: '微课 Snow-travel', open: true }, seasonName: '2026 年冬训' },
  });
  expect(reply.ok && reply.data.text).toMatch(/^https:\/\/[a-z.]+\/L\/Snow-travel$/u);
});

it('is a code of WeChat’s own with the lecture as its scene', async () => {
  const reply = await poster('Snow-travel', 'mini-program');
  expect(reply.ok && reply.data.picture).toMatch(/^data:image\/png;base64,/u);
  expect(test.cloud.openApiCalls.at(-1)?.data).toMatchObject({
    scene: 'Snow-travel',
    page: 'study/lecture-player/index',
  });
});

it.each([
  ['gone', 'LECTURE_WITHDRAWN'],
  ['never-there', 'LECTURE_NOT_FOUND'],
])('of %s there is none: %s', async (lectureId, code) => {
  expect(await poster(lectureId)).toMatchObject({ ok: false, code });
});

it('is offered where the lecture is open, to those who may print it', async () => {
  await test.cloud.database.updateMany(
    'studyRecords',
    { memberId: 'm-secretary' },
    { $set: { 'card.roles': ['secretary'] } },
  );
  const offered = async (openid: string) => {
    const reply = await test.call(openid, 'lecture', 'start', { lectureId: 'Snow-travel' });
    return reply.ok && reply.data.postable;
  };
  expect(await offered(secretary)).toBe(true);
  expect(await offered(openidOf('m1'))).toBeUndefined();
  expect(await offered('o-guest')).toBeUndefined();
});

it('the shelf says for whom a lecture is, and by which letters it is found', async () => {
  const reply = await test.call(openidOf('m1'), 'lecture', 'list', {});
  expect(reply.ok && reply.data.lectures).toMatchObject([
    { lectureId: 'Snow-travel', segments: ['line'], initials: 'xtcx dxwkt' },
  ]);
});
