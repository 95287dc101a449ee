import { lectureInitials } from '../../cloudfunctions/shared/domain/lecture-initials';
import type { LectureRow } from '@contract/lecture';
import { segmentNames } from '@/copy/segments';
import { groupedShelf } from '@/features/lecture/grouped-shelf';
import { searched } from '@/features/lecture/shelf';

const facts = { durationSeconds: 60, posterUrl: '', coverage: 0, completed: false };
const lectures: LectureRow[] = [
  { ...facts, lectureId: 'a', title: '冬季安全', series: '冬训微课堂', lecturer: '田海波' },
  {
    ...facts,
    lectureId: 'b',
    title: '班前会',
    series: '冬训微课堂',
    lecturer: '苏明辉',
    segments: ['line', 'new'],
  },
  {
    ...facts,
    lectureId: 'c',
    title: '老照片',
    series: '红色讲堂',
    lecturer: '田海波',
    segments: ['senior'],
  },
].map((one) => ({ ...one, initials: lectureInitials(one) }) as LectureRow);

const names = { segments: segmentNames, everybody: '人人都学', unnamed: '讲师未署名' };
const grouped = (way: Parameters<typeof groupedShelf>[1]) =>
  groupedShelf(lectures, way, names).map(({ title, lectures: all }) => [
    title,
    all.map(({ lectureId }) => lectureId).join(''),
  ]);

it('groups by lecturer, by segment and by series, one for two segments under both', () => {
  expect(grouped('lecturer')).toEqual([
    ['田海波', 'ac'],
    ['苏明辉', 'b'],
  ]);
  expect(grouped('segment')).toEqual([
    ['人人都学', 'a'],
    ['生产一线', 'b'],
    ['新党员', 'b'],
    ['老党员', 'c'],
  ]);
  expect(grouped('series')).toEqual([
    ['冬训微课堂', 'ab'],
    ['红色讲堂', 'c'],
  ]);
});

it.each([
  ['安全', 'a'],
  ['海波', 'ac'],
  ['红色 照片', 'c'],
  ['djaq', 'a'],
  ['DXWKT', 'ab'],
  ['hsjt lzp', 'c'],
  ['田 班前', ''],
])('a search for %s finds %s', (words, found) => {
  expect(
    searched(lectures, words)
      .map(({ lectureId }) => lectureId)
      .join(''),
  ).toBe(found);
});
