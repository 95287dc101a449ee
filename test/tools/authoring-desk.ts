import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DraftView } from '../../cloudfunctions/shared/contract/authoring-answers';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import { type FilmKind, partBytes } from '../../cloudfunctions/shared/domain/coming-video';
import { aDraft } from './draft-builders';
import { driveJob } from './points-season';
import { openidOf, type TestCloud } from './test-cloud';

export const lectureFile = (name: string) =>
  readFileSync(
    path.join(__dirname, '../../local-cloud/demo-season/lectures/carbon-monoxide', name),
  );

export function dataOf<Data>(reply: Reply<Data>): Data {
  if (!reply.ok) throw new Error(`${reply.code} ${JSON.stringify(reply.details)}`);
  return reply.data;
}

let drafts = 0;
export const newDraftId = () => `draft${String((drafts += 1)).padStart(11, '0')}`;

/** What the district's administrator does with drafts. */
export function authoringDesk(test: TestCloud, memberId = 'm-admin') {
  const openid = openidOf(memberId);

  const begin = async (organisationId = 'district'): Promise<DraftView> => {
    const input = { draftId: newDraftId(), organisationId };
    return dataOf(await test.call(openid, 'authoring', 'create', input));
  };
  const open = async (draftId: string): Promise<DraftView> =>
    dataOf(await test.call(openid, 'authoring', 'open', { draftId }));

  /** Puts a draft that lacks nothing but what is named. */
  const ready = async (more: Parameters<typeof aDraft>[1] = {}): Promise<DraftView> => {
    const draft = aDraft(newDraftId(), { orgPath: ['district'], by: 'm-admin', ...more });
    await test.cloud.storage.put(`lectures/${draft._id}.mp4`, lectureFile('video.mp4'));
    await test.cloud.storage.put(`uploads/${draft._id}.jpg`, Buffer.from('x'));
    await test.cloud.database.insertMany('lectureDrafts', [{ ...draft }]);
    return dataOf(
      await test.call(openidOf('m-admin'), 'authoring', 'open', { draftId: draft._id }),
    );
  };

  const upload = async (
    purpose: 'lecture-picture' | 'lecture-captions' | 'quiz',
    fileName: string,
    content: Buffer,
  ): Promise<string> => {
    const sent = { purpose, fileName, bytes: content.length };
    const { uploadId, cloudPath } = dataOf(await test.call(openid, 'upload', 'begin', sent));
    const fileId = await test.cloud.storage.put(cloudPath, content);
    dataOf(await test.call(openid, 'upload', 'finish', { uploadId, fileId }));
    return uploadId;
  };

  const beginVideo = (
    draftId: string,
    content: Buffer,
    { fingerprint = '0a0b0c0d', film = 'video' }: { fingerprint?: string; film?: FilmKind } = {},
  ) =>
    test.call(openid, 'authoring', 'beginVideo', {
      ...{ draftId, film, fileName: '一氧化碳.mp4', bytes: content.length, fingerprint },
    });

  /** Sends these parts of a file. */
  const sendParts = async (
    draftId: string,
    content: Buffer,
    paths: readonly string[],
    parts: readonly number[],
    film: FilmKind = 'video',
  ): Promise<void> => {
    for (const part of parts) {
      const bytes = content.subarray(part * partBytes, (part + 1) * partBytes);
      const fileId = await test.cloud.storage.put(paths[part] ?? '', bytes);
      const told = { draftId, film, part, fileId };
      dataOf(await test.call(openid, 'authoring', 'partArrived', told));
    }
  };

  const sendVideo = async (draftId: string, content: Buffer, film: FilmKind = 'video') => {
    const { paths } = dataOf(await beginVideo(draftId, content, { film }));
    await sendParts(draftId, content, paths, [...paths.keys()], film);
    const { jobId } = dataOf(await test.call(openid, 'authoring', 'joinVideo', { draftId, film }));
    return driveJob(test, memberId, jobId);
  };

  return { begin, open, ready, upload, beginVideo, sendParts, sendVideo };
}
