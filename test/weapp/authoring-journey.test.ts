import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SeasonServer } from '../tools/planted-season';
import { callAs } from '../tools/season-calls';
import { endSeason, openMiniProgram, phoneOf } from '../tools/weapp/member';
import { holdTime } from '../tools/weapp/phone-time';

const folder = path.join(__dirname, '../../local-cloud/demo-season/lectures/carbon-monoxide');
const read = (name: string) => new Uint8Array(readFileSync(path.join(folder, name)));
const partBytes = 4 * 1024 * 1024;
const draftId = 'lecturedraft0002';

let season: SeasonServer;

beforeAll(async () => {
  season = await startSeason();
  holdTime(season);
  const { organisations } = await callAs(season, 'administrator', 'authoring', 'list', {});
  const organisationId = organisations[0]?.organisationId ?? '';
  await callAs(season, 'administrator', 'authoring', 'create', { draftId, organisationId });
});

afterAll(async () => {
  await endSeason(season);
});

const openEditor = async () => {
  const phone = phoneOf(season, 'administrator');
  const person = await openMiniProgram(phone, `/author/editor/index?id=${draftId}`);
  await person.untilText('发布前还缺');
  return { phone, person };
};

/** The film with an empty box behind it, so that it is sent in three parts. */
function longFilm(): Uint8Array {
  const film = read('video.mp4');
  const box = new Uint8Array(2 * partBytes);
  new DataView(box.buffer).setUint32(0, box.length);
  box.set(
    [...'free'].map((letter) => letter.charCodeAt(0)),
    4,
  );
  const whole = new Uint8Array(film.length + box.length);
  whole.set(film);
  whole.set(box, film.length);
  return whole;
}

test('a film from the album goes up in parts over a line that breaks, then a low one from a chat', async () => {
  const { phone, person } = await openEditor();
  const film = longFilm();
  phone.files.album.push({ name: 'wx-film.mp4', content: film });
  phone.files.breaks = 1;
  await person.tap('选择视频（手机相册）');
  await person.untilText('wx-film.mp4');
  expect(phone.files.choices).toEqual([
    expect.objectContaining({
      ...{ count: 1, mediaType: ['video'], sourceType: ['album'], sizeType: ['original'] },
    }),
  ]);
  const arrived = phone.calls.filter((call) => call === 'authoring.partArrived');
  expect(arrived).toHaveLength(3);
  // One part at a time lies in the app's own folder, and none stays.
  expect([phone.files.own, phone.files.mostOwn]).toEqual([[], partBytes]);
  const draft = await callAs(season, 'administrator', 'authoring', 'open', { draftId });
  expect(draft.video).toMatchObject({ bytes: film.length, durationSeconds: 28.5 });

  phone.files.chat.push({ name: '一氧化碳-360p.mp4', content: read('video-low.mp4') });
  await person.tap('选择小视频（微信聊天）');
  await person.untilText('比正片省 99% 流量');
  expect(phone.files.choices.at(-1)).toMatchObject({ count: 1, type: 'all' });
});

test('what a phone does not give, what is too large and a choice that is closed are said or pass by', async () => {
  const { phone, person } = await openEditor();
  await person.tap('换一个视频（手机相册）');
  expect(person.text()).not.toContain('读不出');
  const size = 90 * 1024 * 1024;
  phone.files.album.push({ name: 'gone.mp4', content: new Uint8Array(), size });
  await person.tap('换一个视频（手机相册）');
  await person.untilText('手机读不出这个文件');
  const large = { name: 'large.mp4', content: new Uint8Array(), size: 101 * 1024 * 1024 };
  phone.files.chat.push(large);
  await person.tap('换一个视频（微信聊天）');
  await person.untilText('文件太大');
  expect(phone.calls).not.toContain('authoring.beginVideo');
});
