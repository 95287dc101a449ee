import type { AuthoringResponses } from '../../cloudfunctions/shared/contract/authoring';
import type { DraftView } from '../../cloudfunctions/shared/contract/authoring-answers';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import { partBytes } from '../../cloudfunctions/shared/domain/coming-video';
import { workbookOf } from '../../cloudfunctions/shared/runtime/workbook';
import { authoringDesk, dataOf, lectureFile, newDraftId } from '../tools/authoring-desk';
import { aLecture, aSeason } from '../tools/builders';
import { driveJob, holding } from '../tools/points-season';
import { aQuestion, aQuiz } from '../tools/quiz-builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  startTestCloud,
} from '../tools/test-cloud';

const video = lectureFile('video.mp4');
const admin = openidOf('m-admin');
const member = openidOf('m1');
const lecturer = openidOf('m-lecturer');

let test: TestCloud;

beforeAll(async () => {
  const file = (name: string) => `cloud://local-cloud.local/${name}`;
  const planned = aLecture('planned', {
    ...{ posterFileId: file('poster.jpg'), videoFileId: file('video.mp4') },
    quiz: { version: 1, questions: 5 },
  });
  test = await startTestCloud({
    organisations,
    seasons: [aSeason({ lectures: [planned] })],
    quizzes: [aQuiz('planned')],
    ...peopleOf([
      enrolled('m1'),
      holding('administrator', 'district', 'm-admin'),
      holding('administrator', 'district', 'm-admin2'),
      holding('administrator', 'committee-1', 'm-committee'),
      holding('lecturer', 'district', 'm-lecturer'),
      holding('lecturer', 'district', 'm-lecturer2'),
      holding('secretary', 'branch-1', 'm-secretary'),
    ]),
  });
  for (const name of ['poster.jpg', 'video.mp4'])
    await test.cloud.storage.put(name, Buffer.from(name));
});
afterAll(() => test.close());
/** Instances know a season for a minute. */
beforeEach(() => test.clock.set(test.clock.now() + 61_000));

const ofFilm = (draftId: string) => ({ draftId, film: 'video' as const });
type Desk = ReturnType<typeof authoringDesk>;
const begun: Desk['begin'] = (...of) => authoringDesk(test).begin(...of);
const ready: Desk['ready'] = (...of) => authoringDesk(test).ready(...of);
const upload: Desk['upload'] = (...of) => authoringDesk(test).upload(...of);
const beginVideo: Desk['beginVideo'] = (...of) => authoringDesk(test).beginVideo(...of);
const sendParts: Desk['sendParts'] = (...of) => authoringDesk(test).sendParts(...of);
const sendVideo: Desk['sendVideo'] = (...of) => authoringDesk(test).sendVideo(...of);

const publish = ({ draftId, version }: Pick<DraftView, 'draftId' | 'version'>, openid = admin) =>
  test.call(openid, 'authoring', 'publish', { draftId, version });
const save = (
  { draftId, version }: DraftView,
  changes: object,
  openid = admin,
): Promise<Reply<DraftView>> =>
  test.call(openid, 'authoring', 'save', { draftId, version, changes });

async function shelf(openid = member): Promise<string[]> {
  test.clock.set(test.clock.now() + 61_000);
  return dataOf(await test.call(openid, 'lecture', 'list', {})).lectures.map(
    (one) => one.lectureId,
  );
}

describe('a lecture from nothing to the shelf', () => {
  it('is written, gets its video, picture, captions and questions, is published, played and withdrawn', async () => {
    let draft = await begun();
    const { draftId } = draft;
    expect(draft).toMatchObject({
      status: 'draft',
      missing: expect.arrayContaining(['title', 'video']),
    });
    expect(await publish(draft)).toMatchObject({
      code: 'DRAFT_INCOMPLETE',
      details: { field: 'title' },
    });
    draft = dataOf(
      await save(draft, {
        ...{ title: '当心一氧化碳', series: '安全生产', lecturer: '马建平', description: '开窗。' },
        chapters: [{ title: '开场', startSeconds: 0 }],
        quiz: { ask: 2, pool: [aQuestion('q1'), aQuestion('q2')] },
      }),
    );
    expect(await sendVideo(draftId, video)).toMatchObject({ status: 'done' });
    draft = dataOf(await test.call(admin, 'authoring', 'open', { draftId }));
    expect(draft.video).toMatchObject({
      durationSeconds: 28.5,
      startsAtOnce: true,
      fileName: '一氧化碳.mp4',
    });
    const attach = async (as: 'poster' | 'captions', uploadId: string) => {
      const { version } = draft;
      const answer = dataOf(
        await test.call(admin, 'authoring', 'attach', { draftId, version, uploadId, as }),
      );
      if (answer.kind === 'attached') ({ draft } = answer);
      return answer;
    };
    const poster = lectureFile('poster.jpg');
    await attach('poster', await upload('lecture-picture', '封面.jpg', poster));
    const srt = '1\n00:00:01,000 --> 00:00:03,500\n看不见，闻不到\n';
    await attach('captions', await upload('lecture-captions', '字幕.srt', Buffer.from(srt)));
    expect(draft.missing).toEqual([]);
    expect(await shelf()).toEqual(['planned']);
    expect(dataOf(await publish(draft))).toMatchObject({ status: 'published', videoIsFixed: true });
    expect(await shelf()).toEqual(['planned', draftId]);
    const started = dataOf(await test.call(member, 'lecture', 'start', { lectureId: draftId }));
    const { videoUrl, captionsUrl = '' } = started.lecture;
    expect(started.lecture).toMatchObject({
      durationSeconds: 28.5,
      description: '开窗。',
      quiz: { questions: 2 },
    });
    expect(Buffer.from(await (await fetch(videoUrl)).arrayBuffer()).equals(video)).toBe(true);
    expect(await (await fetch(captionsUrl)).text()).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:03.500\n看不见，闻不到\n\n',
    );
    const quiz = dataOf(await test.call(member, 'quiz', 'open', { lectureId: draftId }));
    expect(quiz).toMatchObject({ version: 1, questions: [{}, {}] });
    const off = await test.call(admin, 'authoring', 'withdraw', { lectureId: draftId });
    expect(off).toMatchObject({ ok: true, data: { withdrawn: true } });
    expect(await shelf()).toEqual(['planned']);
    expect(dataOf(await publish(draft))).toMatchObject({ status: 'published' });
    expect(await shelf()).toEqual(['planned', draftId]);
    const notes = await test.cloud.database.find('auditLog', { subjectId: draftId });
    expect(notes.map(({ action }) => action).sort()).toEqual([
      ...['lecture-published', 'lecture-published', 'lecture-withdrawn'],
    ]);
  });
});

describe('a video in parts', () => {
  const padded = Buffer.concat([video, boxOf('free', Buffer.alloc(2 * partBytes))]);

  it('goes on where it broke, with fresh places for what is missing, and is joined byte for byte', async () => {
    const { draftId } = await begun();
    const first = dataOf(await beginVideo(draftId, padded));
    expect(first).toMatchObject({ partBytes, arrived: [] });
    expect(first.paths).toHaveLength(3);
    await sendParts(draftId, padded, first.paths, [1]);
    const early = await test.call(admin, 'authoring', 'joinVideo', ofFilm(draftId));
    expect(early).toMatchObject({ code: 'VIDEO_INCOMPLETE' });
    const again = dataOf(await beginVideo(draftId, padded));
    expect(again.arrived).toEqual([1]);
    expect(again.paths.map((one, part) => one === first.paths[part])).toEqual([false, true, false]);
    await sendParts(draftId, padded, again.paths, [0, 2]);
    const { jobId } = dataOf(await test.call(admin, 'authoring', 'joinVideo', ofFilm(draftId)));
    const twice = await test.call(admin, 'authoring', 'joinVideo', ofFilm(draftId));
    expect(twice).toMatchObject({ ok: true, data: { jobId } });
    expect(await driveJob(test, 'm-admin', jobId)).toMatchObject({ status: 'done' });
    const draft = dataOf(await test.call(admin, 'authoring', 'open', { draftId }));
    const stored = await (await fetch(draft.video?.url ?? '')).arrayBuffer();
    expect(Buffer.from(stored).equals(padded)).toBe(true);
    expect(draft.coming).toBeUndefined();
    for (const one of again.paths) expect(test.cloud.storage.has(one)).toBe(false);
  });

  it('begins anew with another file, and deletes what was there when it is given up', async () => {
    const { draftId } = await begun();
    const first = dataOf(await beginVideo(draftId, padded));
    await sendParts(draftId, padded, first.paths, [0]);
    const other = dataOf(await beginVideo(draftId, padded, { fingerprint: '99999999' }));
    expect(other.arrived).toEqual([]);
    expect(test.cloud.storage.has(first.paths[0] ?? '')).toBe(false);
    await sendParts(draftId, padded, other.paths, [0]);
    const given = dataOf(await test.call(admin, 'authoring', 'cancelVideo', ofFilm(draftId)));
    expect(given.coming).toBeUndefined();
    expect(test.cloud.storage.has(other.paths[0] ?? '')).toBe(false);
  });

  it('refuses a part of another size or place', async () => {
    const { draftId } = await begun();
    const { paths } = dataOf(await beginVideo(draftId, padded));
    const short = await test.cloud.storage.put(paths[0] ?? '', Buffer.from('short'));
    const arrived = (part: number, fileId: string) =>
      test.call(admin, 'authoring', 'partArrived', { ...ofFilm(draftId), part, fileId });
    expect(await arrived(0, short)).toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
    expect(await arrived(1, short)).toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
    expect(await arrived(9, short)).toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
  });

  it.each([
    ['a file that is no video', Buffer.alloc(50_000, 'x'), 'VIDEO_NOT_MP4'],
    ['one that is cut off', video.subarray(0, video.length - 1_000), 'VIDEO_BROKEN'],
    [
      'one of HEVC',
      Buffer.from(
        video.toString('latin1').replace('avc1', 'hvc1').replace('avc1', 'hvc1'),
        'latin1',
      ),
      'VIDEO_CODEC_WRONG',
    ],
  ])('refuses %s and keeps nothing of it', async (_case, content, code) => {
    const { draftId } = await begun();
    const job = await sendVideo(draftId, content);
    expect(job).toMatchObject({ status: 'failed', failure: { code } });
    const draft = dataOf(await test.call(admin, 'authoring', 'open', { draftId }));
    expect(draft).not.toHaveProperty('video');
    expect(draft).not.toHaveProperty('coming');
  });

  it('is refused by name and size before anything is sent, and for what was published', async () => {
    const { draftId } = await begun();
    const asked = { ...ofFilm(draftId), bytes: 10, fingerprint: '00000000' };
    const named = (fileName: string, bytes = 10) =>
      test.call(admin, 'authoring', 'beginVideo', { ...asked, fileName, bytes });
    expect(await named('课.mov')).toMatchObject({ code: 'UPLOAD_KIND_WRONG' });
    const large = await named('课.mp4', 101 * 1024 * 1024);
    expect(large).toMatchObject({ code: 'UPLOAD_TOO_LARGE', details: { mostMegabytes: 100 } });
    const draft = await ready();
    dataOf(await publish(draft));
    expect(await beginVideo(draft.draftId, video)).toMatchObject({ code: 'DRAFT_PUBLISHED' });
    const gone = await test.call(admin, 'authoring', 'remove', { draftId: draft.draftId });
    expect(gone).toMatchObject({ code: 'DRAFT_PUBLISHED' });
  });
});

describe('publishing', () => {
  it('of twenty who publish at once makes one lecture and one version of the quiz', async () => {
    const draft = await ready({ quiz: { ask: 1, pool: [aQuestion('q1')] } });
    const { draftId } = draft;
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        publish(draft, openidOf(n % 2 ? 'm-admin' : 'm-admin2')),
      ),
    );
    for (const reply of replies) expect(reply).toMatchObject({ ok: true });
    const [season] = await test.cloud.database.find('seasons', {});
    const lectures = (season as unknown as { lectures: { lectureId: string }[] }).lectures;
    expect(lectures.filter((one) => one.lectureId === draftId)).toHaveLength(1);
    expect(await test.cloud.database.find('quizzes', { lectureId: draftId })).toHaveLength(1);
  });

  it('adds a version where questions were changed, and none where only words were', async () => {
    const pool = [aQuestion('q1'), aQuestion('q2')];
    let draft = dataOf(await publish(await ready({ quiz: { ask: 2, pool } })));
    draft = dataOf(await save(draft, { title: '冬天用电' }));
    expect(draft.status).toBe('changed');
    draft = dataOf(await publish(draft));
    const versions = async () =>
      (await test.cloud.database.find('quizzes', { lectureId: draft.draftId })).length;
    expect(await versions()).toBe(1);
    const other = pool.map((one) => ({ ...one, right: [1] }));
    draft = dataOf(await publish(dataOf(await save(draft, { quiz: { ask: 1, pool: other } }))));
    expect(await versions()).toBe(2);
    await shelf();
    const quiz = dataOf(await test.call(member, 'quiz', 'open', { lectureId: draft.draftId }));
    expect(quiz).toMatchObject({ version: 2, questions: [{}] });
  });

  it('never puts an older version in the place of a newer one, and a save as it was not seen is refused', async () => {
    const old = await ready();
    const now = dataOf(await save(old, { title: '新的' }));
    expect(await save(old, { title: '旧的' })).toMatchObject({ code: 'DRAFT_CHANGED' });
    dataOf(await publish(now));
    expect(await publish(old)).toMatchObject({ code: 'DRAFT_CHANGED' });
  });

  it.each([
    ['title', { title: '违规标题' }],
    ['description', { description: '违规介绍' }],
    ['chapters', { chapters: [{ title: '违规章节', startSeconds: 0 }] }],
    ['quiz', { quiz: { ask: 1, pool: [aQuestion('q1', { explanation: '违规解析' })] } }],
  ])('names the section that the platform refuses: %s', async (field, more) => {
    const reply = await publish(await ready(more));
    expect(reply).toMatchObject({ code: 'CONTENT_REFUSED', details: { field } });
  });

  it('waits for a check that does not answer', async () => {
    const draft = await ready({ title: '检查无应答' });
    const reply = await publish(draft);
    expect(reply).toMatchObject({ code: 'CONTENT_CHECK_UNAVAILABLE' });
    expect(await shelf()).not.toContain(draft.draftId);
  });

  it('makes a draft of a lecture that came with the season, with its questions', async () => {
    const taken = dataOf(await test.call(admin, 'authoring', 'take', { lectureId: 'planned' }));
    expect(taken).toMatchObject({ status: 'published', quiz: { ask: 5 }, missing: [] });
    const draft = dataOf(await publish(dataOf(await save(taken, { title: '改过的题目' }))));
    expect(draft.status).toBe('published');
    await shelf();
    const rows = dataOf(await test.call(member, 'lecture', 'list', {})).lectures;
    expect(rows.filter((one) => one.lectureId === 'planned')).toMatchObject([
      { title: '改过的题目' },
    ]);
    expect(await test.cloud.database.find('quizzes', { lectureId: 'planned' })).toHaveLength(1);
  });
});

describe('who may', () => {
  it('a lecturer prepares the own drafts, sees no others and publishes nothing', async () => {
    const draft = await authoringDesk(test, 'm-lecturer').begin();
    const filled = dataOf(await save(draft, { title: '理论课' }, lecturer));
    expect(filled.may.publish).toBe(false);
    expect(await publish(filled, lecturer)).toMatchObject({ code: 'NOT_ALLOWED' });
    const other = openidOf('m-lecturer2');
    const { draftId } = draft;
    expect(await test.call(other, 'authoring', 'open', { draftId })).toMatchObject({
      code: 'DRAFT_NOT_FOUND',
    });
    const list = async (openid: string) =>
      dataOf(await test.call(openid, 'authoring', 'list', {})).rows.map((one) => one.lectureId);
    expect(await list(lecturer)).toEqual([draftId]);
    expect(await list(other)).toEqual([]);
    expect(await list(admin)).toContain(draftId);
  });

  it('a committee’s lecture is its own members’, and the district’s are not the committee’s to change', async () => {
    const committee = openidOf('m-committee');
    const draft = await ready({ orgPath: ['district', 'committee-1'] });
    expect(dataOf(await publish(draft, committee)).forEverybody).toBe(false);
    expect(await shelf()).toContain(draft.draftId);
    const elsewhere = await test.enroll({
      record: { orgPath: ['district', 'committee-2', 'branch-9'] },
    });
    expect(await shelf(openidOf(elsewhere))).not.toContain(draft.draftId);
    const input = { lectureId: draft.draftId };
    const start = await test.call(openidOf(elsewhere), 'lecture', 'start', input);
    expect(start).toMatchObject({ code: 'LECTURE_NOT_FOUND' });
    const district = await test.call(committee, 'authoring', 'withdraw', { lectureId: 'planned' });
    expect(district).toMatchObject({ code: 'NOT_ALLOWED' });
    const made = { draftId: newDraftId(), organisationId: 'district' };
    expect(await test.call(committee, 'authoring', 'create', made)).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });
});

describe('files that are not what they say', () => {
  it.each([
    ['captions in no encoding', 'lecture-captions', '字幕.vtt', 'captions', '\u0081\u0000'],
  ] as const)('refuses %s', async (_case, purpose, name, as, text) => {
    const { draftId, version } = await begun();
    const uploadId = await upload(purpose, name, Buffer.from(text, 'latin1'));
    const reply = await test.call(admin, 'authoring', 'attach', { draftId, version, uploadId, as });
    expect(reply).toMatchObject({ code: 'FILE_CONTENT_WRONG' });
  });

  it('tells the line of captions that cannot be read', async () => {
    const { draftId, version } = await begun();
    const text = 'WEBVTT\n\n00:01.000 --> 00:02.000\n好\n\n00:03.000 -> 00:04.000\n坏\n';
    const uploadId = await upload('lecture-captions', '字幕.vtt', Buffer.from(text));
    const input = { draftId, version, uploadId, as: 'captions' } as const;
    const answer = dataOf(await test.call(admin, 'authoring', 'attach', input));
    expect(answer).toEqual({ kind: 'refused', line: 7, fault: 'time' });
  });
});

describe('questions from a table', () => {
  it('reads its own template, and names every wrong cell of another', async () => {
    const template = dataOf(await test.call(admin, 'authoring', 'quizTemplate', {}));
    const bytes = Buffer.from(await (await fetch(template.url)).arrayBuffer());
    const read = async (content: Buffer): Promise<AuthoringResponses['readQuiz']> => {
      const uploadId = await upload('quiz', '题目.xlsx', content);
      return dataOf(await test.call(admin, 'authoring', 'readQuiz', { uploadId }));
    };
    const own = await read(bytes);
    expect(own.faults).toEqual([]);
    expect(own.questions.map(({ kind, right }) => [kind, right])).toEqual([
      ['single', [0]],
      ['multiple', [0, 1, 2]],
      ['true-false', [1]],
    ]);
    const sheet = {
      name: '题目',
      lines: ['题目'],
      columns: [...['题型', '题目', '选项A', '选项B', '正确答案']].map((one): [string, number] => [
        one,
        10,
      ]),
    };
    const wrong = await read(
      await workbookOf([
        {
          ...sheet,
          rows: [
            ['简答', '问', '甲', '乙', 'A'],
            ['单选', '', '甲', '乙', 'C'],
          ],
        },
      ]),
    );
    expect(wrong.questions).toEqual([]);
    expect(wrong.faults.map(({ line, column, fault }) => [line, column, fault])).toEqual([
      [4, '题型', 'kind'],
      [5, '题目', 'missing'],
    ]);
  });
});

function boxOf(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}
