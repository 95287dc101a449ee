import type { DraftView } from '../../cloudfunctions/shared/contract/authoring-answers';
import { comingLifeMs, partBytes } from '../../cloudfunctions/shared/domain/coming-video';
import { leftForMs } from '../../cloudfunctions/shared/domain/left-files';
import { uploadLifeMs } from '../../cloudfunctions/shared/domain/upload';
import { authoringDesk, dataOf, lectureFile } from '../tools/authoring-desk';
import { aLecture, aSeason } from '../tools/builders';
import { holding } from '../tools/points-season';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  startTestCloud,
} from '../tools/test-cloud';

const film = lectureFile('video.mp4');
const low = lectureFile('video-low.mp4');
const poster = lectureFile('poster.jpg');
const admin = openidOf('m-admin');

let test: TestCloud;
let desk: ReturnType<typeof authoringDesk>;

const file = (name: string) => `cloud://local-cloud.local/${name}`;
const pathOf = (fileId: string) => fileId.replace('cloud://local-cloud.local/', '');
const has = (fileId: string) => test.cloud.storage.has(pathOf(fileId));

beforeAll(async () => {
  const planned = (id: string, organisationId?: string) =>
    aLecture(id, {
      ...{ posterFileId: file('poster.jpg'), videoFileId: file('video.mp4') },
      ...{ lowVideoFileId: file('low.mp4'), ...(organisationId ? { organisationId } : {}) },
    });
  test = await startTestCloud({
    organisations,
    seasons: [
      aSeason({
        lectures: [planned('everybody'), planned('mine', 'committee-1'), planned('b1', 'branch-1')],
      }),
    ],
    ...peopleOf([
      enrolled('m1'),
      holding('administrator', 'district', 'm-admin'),
      holding('administrator', 'committee-1', 'm-committee'),
      holding('lecturer', 'branch-1', 'm-lecturer'),
    ]),
  });
  desk = authoringDesk(test);
  for (const name of ['poster.jpg', 'video.mp4', 'low.mp4'])
    await test.cloud.storage.put(name, name === 'video.mp4' ? film : Buffer.from(name));
});
afterAll(() => test.close());
/** Instances know a season for a minute. */
beforeEach(() => test.clock.set(test.clock.now() + 61_000));

const publish = async ({ draftId, version }: Pick<DraftView, 'draftId' | 'version'>) =>
  dataOf(await test.call(admin, 'authoring', 'publish', { draftId, version }));
const start = async (lectureId: string) => {
  test.clock.advance(61_000);
  return dataOf(await test.call(openidOf('m1'), 'lecture', 'start', { lectureId })).lecture;
};
const attach = async ({ draftId, version }: DraftView): Promise<DraftView> => {
  const uploadId = await desk.upload('lecture-picture', '封面.jpg', poster);
  const input = { draftId, version, uploadId, as: 'poster' } as const;
  const answer = dataOf(await test.call(admin, 'authoring', 'attach', input));
  if (answer.kind !== 'attached') throw new Error('a poster is refused');
  return answer.draft;
};
const draftOf = async (draftId: string) => {
  const [draft] = await test.cloud.database.find('lectureDrafts', { _id: draftId });
  return draft as unknown as {
    posterFileId: string;
    video: { fileId: string };
    lowVideo?: { fileId: string };
  };
};
/** Lets the day go by after which files are looked at. */
const clean = async (afterMs = leftForMs) => {
  test.clock.advance(afterMs);
  await test.cloud.fireTimer('retain');
};

describe('a low film', () => {
  it('comes in parts like the film, is played where it is published, and is taken away again', async () => {
    const { draftId } = await desk.begin();
    const alone = await desk.beginVideo(draftId, low, { film: 'lowVideo' });
    expect(alone).toMatchObject({ code: 'LOW_VIDEO_ALONE' });
    expect(await desk.sendVideo(draftId, film)).toMatchObject({ status: 'done' });
    const { paths } = dataOf(await desk.beginVideo(draftId, low, { film: 'lowVideo' }));
    expect((await desk.open(draftId)).comingLow).toMatchObject({ parts: 1, arrived: 0 });
    expect(dataOf(await desk.beginVideo(draftId, low, { film: 'lowVideo' })).paths).not.toEqual(
      paths,
    );
    expect(await desk.sendVideo(draftId, low, 'lowVideo')).toMatchObject({ status: 'done' });
    const draft = await desk.open(draftId);
    expect(draft.lowVideo).toMatchObject({ bytes: low.length, startsAtOnce: true });
    expect(draft).not.toHaveProperty('comingLow');
    const { draftId: id, version } = await attach(draft);
    const changes = { title: '取暖', series: '安全生产', lecturer: '马建平' };
    const saved = dataOf(
      await test.call(admin, 'authoring', 'save', { draftId: id, version, changes }),
    );
    const published = await publish(saved);
    const { lowVideoUrl = '' } = await start(draftId);
    expect(Buffer.from(await (await fetch(lowVideoUrl)).arrayBuffer()).equals(low)).toBe(true);

    const { lowVideo } = await draftOf(draftId);
    const detach = { draftId, version: published.version, what: 'lowVideo' } as const;
    const without = dataOf(await test.call(admin, 'authoring', 'detach', detach));
    expect(without).not.toHaveProperty('lowVideo');
    await clean();
    // Members still play the version that names it.
    expect(await start(draftId)).toHaveProperty('lowVideoUrl');
    await publish(without);
    expect(await start(draftId)).not.toHaveProperty('lowVideoUrl');
    await clean();
    expect(has(lowVideo?.fileId ?? '')).toBe(false);
  });

  it.each([
    ['of another length', () => otherLength(low), 'LOW_VIDEO_LENGTH_WRONG'],
    ['that is no film', () => Buffer.alloc(2_000, 'x'), 'VIDEO_NOT_MP4'],
  ])('%s is refused, and nothing of it is kept', async (_case, content, code) => {
    const { draftId } = await desk.begin();
    await desk.sendVideo(draftId, film);
    const job = await desk.sendVideo(draftId, content(), 'lowVideo');
    expect(job).toMatchObject({ status: 'failed', failure: { code } });
    const draft = await desk.open(draftId);
    expect(draft).not.toHaveProperty('lowVideo');
    expect(draft).not.toHaveProperty('comingLow');
  });

  it('of as many bytes is refused before it is sent, also where nobody has measured the film', async () => {
    const { draftId } = await desk.begin();
    await desk.sendVideo(draftId, film);
    const same = await desk.beginVideo(draftId, film, { film: 'lowVideo' });
    expect(same).toMatchObject({ code: 'LOW_VIDEO_NOT_SMALLER' });
    dataOf(await test.call(admin, 'authoring', 'take', { lectureId: 'everybody' }));
    await test.cloud.database.updateMany(
      'lectureDrafts',
      { _id: 'everybody' },
      { $set: { 'video.durationSeconds': 28.5 } },
    );
    const job = await desk.sendVideo('everybody', film, 'lowVideo');
    expect(job).toMatchObject({ failure: { code: 'LOW_VIDEO_NOT_SMALLER' } });
    expect(await desk.sendVideo('everybody', low, 'lowVideo')).toMatchObject({ status: 'done' });
  });

  it('goes with the film that it was made of', async () => {
    const { draftId } = await desk.begin();
    await desk.sendVideo(draftId, film);
    await desk.sendVideo(draftId, low, 'lowVideo');
    const before = await draftOf(draftId);
    await desk.sendVideo(draftId, Buffer.concat([film, freeBox()]));
    expect(await desk.open(draftId)).not.toHaveProperty('lowVideo');
    await clean();
    expect([has(before.video.fileId), has(before.lowVideo?.fileId ?? '')]).toEqual([false, false]);
    expect(has((await draftOf(draftId)).video.fileId)).toBe(true);
  });
});

describe('files that nobody names any more', () => {
  it('go a day after they were replaced, but never while a published version names them', async () => {
    const first = await attach(await desk.ready());
    const { posterFileId: old } = await draftOf(first.draftId);
    const published = await publish(first);
    const next = await attach(published);
    const { posterFileId: now } = await draftOf(first.draftId);
    await clean();
    expect([has(old), has(now)]).toEqual([true, true]);
    await publish(next);
    expect(has(old)).toBe(true);
    await clean();
    expect([has(old), has(now)]).toEqual([false, true]);
    expect(await test.cloud.database.find('leftFiles', { draftId: first.draftId })).toEqual([]);
  });

  it('of a draft that was removed go, with parts of a film that were never told', async () => {
    const { draftId } = await attach(await desk.ready());
    const { video, posterFileId } = await draftOf(draftId);
    const large = Buffer.concat([film, Buffer.alloc(2 * partBytes)]);
    const { paths } = dataOf(await desk.beginVideo(draftId, large));
    await desk.sendParts(draftId, large, paths, [0]);
    await test.cloud.storage.put(paths[1] ?? '', Buffer.from('half'));
    dataOf(await test.call(admin, 'authoring', 'remove', { draftId }));
    await clean();
    expect([has(video.fileId), has(posterFileId), has(file(paths[0] ?? ''))]).toEqual([
      ...[false, false, false],
    ]);
    await clean(comingLifeMs);
    expect(has(file(paths[1] ?? ''))).toBe(false);
  });

  it('and uploads whose taking over broke off stay where the draft names them', async () => {
    const draft = await attach(await desk.ready());
    const { posterFileId } = await draftOf(draft.draftId);
    const uploadId = 'f'.repeat(32);
    const stray = await test.cloud.storage.put(`uploads/${'e'.repeat(32)}.jpg`, poster);
    const upload = {
      ...{ memberId: 'm-admin', purpose: 'lecture-picture', fileName: '封面.jpg', bytes: 1 },
      ...{ beganAtMs: test.clock.now(), expiresAtMs: test.clock.now() + uploadLifeMs },
      draftId: draft.draftId,
    };
    await test.cloud.database.insertMany('uploads', [
      { _id: uploadId, cloudPath: pathOf(posterFileId), fileId: posterFileId, ...upload },
      // Sent, and its arrival was never told.
      { _id: 'e'.repeat(32), cloudPath: pathOf(stray), ...upload },
    ]);
    await clean(uploadLifeMs);
    expect([has(posterFileId), has(stray)]).toEqual([true, false]);
    expect(await test.cloud.database.find('uploads', {})).toEqual([]);
  });
});

describe('who gives a lecture', () => {
  it('is the lecturer who prepares it, by an entry of the register, and nobody else', async () => {
    const lecturer = openidOf('m-lecturer');
    const own = authoringDesk(test, 'm-lecturer');
    const draft = await own.begin('branch-1');
    const [member] = await test.cloud.database.find('members', { _id: 'm-lecturer' });
    expect(draft).toMatchObject({ lecturer: member?.['name'], may: { nameLecturer: false } });
    const register = { memberId: 'm-lecturer', status: 'active' };
    const entries = await test.cloud.database.find('lecturers', register);
    expect(entries.map(({ _id }) => _id)).toEqual([draft.lecturerId]);
    expect((await own.begin('branch-1')).lecturerId).toBe(draft.lecturerId);
    const save = (changes: object) =>
      test.call(lecturer, 'authoring', 'save', {
        ...{ draftId: draft.draftId, version: draft.version, changes },
      });
    expect(await save({ lecturer: '别人' })).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await save({ lecturerId: null })).toMatchObject({ code: 'NOT_ALLOWED' });
    const words = { title: '我的课', lecturer: draft.lecturer };
    expect(await save(words)).toMatchObject({ ok: true, data: { title: '我的课' } });
  });

  it('is somebody of the register as it stands there, or a name that was typed', async () => {
    const added = await test.call(admin, 'lecturer', 'add', {
      ...{ requestId: 'request890123456', who: { name: '马建平' }, teamIds: [] },
    });
    const { lecturerId } = dataOf(added);
    let draft = await desk.begin();
    const save = async (changes: object) => {
      const { draftId, version } = draft;
      const reply = await test.call(admin, 'authoring', 'save', { draftId, version, changes });
      if (reply.ok) draft = reply.data;
      return reply;
    };
    await save({ lecturer: '打错了', lecturerId });
    expect(draft).toMatchObject({ lecturer: '马建平', lecturerId, may: { nameLecturer: true } });
    expect(await save({ lecturerId: 'nobody' })).toMatchObject({ code: 'LECTURER_NOT_FOUND' });
    await save({ lecturer: '宋文静' });
    expect(draft.lecturer).toBe('宋文静');
    expect(draft).not.toHaveProperty('lecturerId');
  });
});

describe('the list', () => {
  const rows = async (memberId: string) => {
    const list = dataOf(await test.call(openidOf(memberId), 'authoring', 'list', {}));
    const shown = list.rows.filter(({ lectureId }) =>
      ['everybody', 'mine', 'b1'].includes(lectureId),
    );
    return shown.map(({ lectureId, place, may }) => [lectureId, place, may.edit]).sort();
  };

  it('shows a committee what is its own, what its branches have, and what comes from above to look at', async () => {
    expect(await rows('m-committee')).toEqual([
      ...[['b1', 'below', true]],
      ...[['everybody', 'above', false]],
      ...[['mine', 'own', true]],
    ]);
    const above = openidOf('m-committee');
    const take = await test.call(above, 'authoring', 'take', { lectureId: 'everybody' });
    expect(take).toMatchObject({ ok: false });
    expect(await rows('m-lecturer')).toEqual([]);
    expect(await rows('m-admin')).toEqual([
      ...[['b1', 'below', true]],
      ...[['everybody', 'own', true]],
      ...[['mine', 'below', true]],
    ]);
  });
});

/** The same film that says of itself that it is twice as long. */
function otherLength(content: Buffer): Buffer {
  const longer = Buffer.from(content);
  // Version and flags, two times and the units of a second stand before the length.
  const lengthAt = 4 + 4 + 4 + 4 + 4;
  for (const box of ['mvhd', 'mdhd'])
    for (let at = longer.indexOf(box); at >= 0; at = longer.indexOf(box, at + 4))
      longer.writeUInt32BE(longer.readUInt32BE(at + lengthAt) * 2, at + lengthAt);
  return longer;
}

function freeBox(): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32BE(16);
  head.write('free', 4, 'latin1');
  return head;
}
