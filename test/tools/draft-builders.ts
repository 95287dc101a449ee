import type { LectureDraft } from '../../cloudfunctions/shared/domain/lecture-draft';
import { startsAtMs } from './builders';

/** A draft that lacks nothing, for branch-1. */
export const aDraft = (id: string, more: Partial<LectureDraft> = {}): LectureDraft => ({
  ...{ _id: id, seasonId: 's2026', orgPath: ['district', 'committee-1', 'branch-1'] },
  ...{ by: 'm-someone', createdAtMs: startsAtMs, changedAtMs: startsAtMs, version: 1 },
  ...{ title: '冬天用电安全', series: '安全生产', lecturer: '周老师', description: '' },
  ...{ segments: [], open: false, chapters: [] },
  video: {
    ...{ fileId: `cloud://local-cloud.local/lectures/${id}.mp4`, fileName: '用电.mp4' },
    ...{ bytes: 1_000, durationSeconds: 90, startsAtOnce: true },
  },
  posterFileId: `cloud://local-cloud.local/uploads/${id}.jpg`,
  ...more,
});
