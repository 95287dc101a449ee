import type { ScoreEntry } from '../../cloudfunctions/shared/contract/score';
import { seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import {
  type CardPen,
  cardSize,
  drawSeasonCard,
  seasonCardOf,
  wordsOf,
} from '../../src/features/score/season-card';
import { startsAtMs } from '../tools/builders';

const entry = (key: string, more: Partial<ScoreEntry> = {}): ScoreEntry => ({
  key,
  rule: 'checkIn',
  points: 10,
  atMs: startsAtMs,
  day: seasonDayOf(startsAtMs),
  sourceTitle: '第一支部党员大会',
  capped: false,
  ...more,
});
const corrected = { reason: '扫错了人', atMs: startsAtMs };
const entries = [
  entry('checkIn:a'),
  entry('checkIn:b', { takenBack: corrected }),
  entry('checkIn:b:reversed:1', { points: -10, corrects: corrected }),
  entry('lectureDone:l1', { rule: 'lectureDone', points: 3 }),
  entry('watch:1', { rule: 'watch', points: 1 }),
];
const card = (name?: string) => seasonCardOf({ score: 14, entries }, startsAtMs, name);

/** Notes what is written and how far the strokes reach. */
function aPen() {
  const written: string[] = [];
  const arcs: number[] = [];
  const pen: CardPen = {
    ...{ fillStyle: '', strokeStyle: '', lineWidth: 0, lineCap: '', font: '', textAlign: '' },
    fillRect: () => undefined,
    fillText: (text, x, y) => {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(cardSize.width);
      expect(y).toBeLessThan(cardSize.height);
      written.push(text);
    },
    beginPath: () => undefined,
    arc: (_x, _y, _radius, from, to) => arcs.push((to - from) / (2 * Math.PI)),
    stroke: () => undefined,
  };
  return { pen, written, arcs };
}

test('counts what stands, not what was taken back', () => {
  expect(card()).toEqual({
    score: 14,
    share: 0.14,
    facts: [
      { name: '参加场次', figure: '1' },
      { name: '学完微课', figure: '1' },
      { name: '连续学习周', figure: '1' },
    ],
    asOf: '截至 11月25日',
  });
});

test('what is drawn is what a screen reader says', () => {
  const { pen, written, arcs } = aPen();
  drawSeasonCard(pen, card());
  expect(arcs).toEqual([1, expect.closeTo(0.14)]);
  const drawn = written.join(' ');
  for (const words of wordsOf(card()))
    for (const word of words.split(' ')) expect(drawn).toContain(word);
});

test.each([
  [undefined, false],
  ['张建国', true],
])('the name %s stands there only when it was chosen', (name, stands) => {
  const { pen, written } = aPen();
  drawSeasonCard(pen, card(name));
  expect(written.includes('张建国')).toBe(stands);
});

test('says nothing of an organisation, a membership or a rank', () => {
  const { pen, written } = aPen();
  drawSeasonCard(pen, card('张建国'));
  expect(written.join('')).not.toMatch(/党|支部|委|名次|第/u);
});
