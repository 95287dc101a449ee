import type { Segment } from '@contract/vocabulary';

export const segmentNames: Record<Segment, string> = {
  youth: '青年',
  senior: '老党员',
  line: '生产一线',
  office: '机关',
  new: '新党员',
};
