import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import { aLecture, aSeason, aSession, startsAtMs } from '../tools/builders';
import { holding } from '../tools/points-season';
import {
  type TestCloud,
  openidOf,
  organisations,
  peopleOf,
  startTestCloud,
} from '../tools/test-cloud';

const admin = openidOf('m-admin');
const stream = 'https://live.example/hall.m3u8';
const over = { mode: 'both', stream, status: 'settled', endsAtMs: startsAtMs - 60_000 } as const;
const title = '冬训第一课：学习新时代党的创新理论和本地区安全生产先进典型事迹报告会暨动员部署会';

let test: TestCloud;

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason({ lectures: [aLecture('one')] })],
    sessions: [
      aSession({ _id: 'STREAMED', ...over, title, lecturer: '周建国' }),
      aSession({ _id: 'RNN1NG00', ...over, status: 'open', endsAtMs: startsAtMs + 60_000 }),
      // Its check-in goes on for a while.
      aSession({ _id: 'JSTEND00', ...over, status: 'open', endsAtMs: startsAtMs - 30_000 }),
      aSession({ _id: 'NEVER000', ...over, status: 'published' }),
      aSession({ _id: 'VENVE000', ...over, mode: 'on-site' }),
    ],
    ...peopleOf([
      holding('administrator', 'district', 'm-admin'),
      holding('administrator', 'branch-2', 'm-elsewhere'),
    ]),
  });
});
afterAll(() => test.close());

const list = async (openid: string) => dataOf(await test.call(openid, 'authoring', 'list', {}));
const make = (sessionId: string, draftId: string, openid = admin) =>
  test.call(openid, 'authoring', 'create', { draftId, organisationId: 'branch-1', sessionId });

function dataOf<Data>(reply: Reply<Data>): Data {
  if (!reply.ok) throw new Error(reply.code);
  return reply.data;
}

it('of a live session that is over becomes a draft with its words, once', async () => {
  const offered = { sessionId: 'STREAMED', organisationId: 'branch-1' };
  expect((await list(admin)).recordings).toMatchObject([{ sessionId: 'JSTEND00' }, offered]);
  expect((await list(openidOf('m-elsewhere'))).recordings).toEqual([]);
  const draft = dataOf(await make('STREAMED', 'draft00000000001'));
  expect(draft).toMatchObject({ series: '直播回看', lecturer: '周建国' });
  expect(draft.title).toBe([...title].slice(0, 40).join(''));
  expect(dataOf(await make('STREAMED', 'draft00000000001'))).toMatchObject({ version: 1 });
  expect((await list(admin)).recordings).toMatchObject([{ sessionId: 'JSTEND00' }]);
  expect(await test.cloud.database.find('lectureDrafts', {})).toMatchObject([
    { _id: 'draft00000000001', sessionId: 'STREAMED' },
  ]);
});

it('is there once the live is over by its times, though check-in is still open', async () => {
  expect(await make('JSTEND00', 'draft00000000003')).toMatchObject({ ok: true });
});

it.each([
  ['RNN1NG00', admin, 'SESSION_STATE_CONFLICT'],
  ['NEVER000', admin, 'SESSION_STATE_CONFLICT'],
  ['VENVE000', admin, 'SESSION_NOT_ONLINE'],
  ['N0NE0000', admin, 'SESSION_NOT_FOUND'],
  ['STREAMED', openidOf('m-elsewhere'), 'NOT_ALLOWED'],
])('%s by %s: %s', async (sessionId, openid, code) => {
  expect(await make(sessionId, 'draft00000000002', openid)).toMatchObject({ ok: false, code });
});
