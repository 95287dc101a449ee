import { drawPoster, posterSize, type Pen, type PosterWords } from '@/features/poster/draw-poster';

const words: PosterWords = {
  organisation: '第一支部',
  title: '冬训第一课',
  time: '11月25日 19:00–20:30',
  venue: '二楼会议室',
  scan: '打开微信，扫一扫签到',
  note: '签到时间内有效',
  version: '',
};

/** A pen that remembers; every character is as wide as its font is high, as Chinese ones are. */
function penOf() {
  const texts: { text: string; y: number; width: number }[] = [];
  const pictures: { x: number; y: number; width: number; height: number }[] = [];
  const widthOf = (text: string) => [...text].length * Number(/(\d+)px/u.exec(pen.font)?.[1]);
  const pen: Pen<string> = {
    fillStyle: '',
    font: '',
    textAlign: '',
    fillRect: () => undefined,
    measureText: (text) => ({ width: widthOf(text) }),
    fillText: (text, _x, y) => texts.push({ text, y, width: widthOf(text) }),
    drawImage: (_picture, x, y, width, height) => pictures.push({ x, y, width, height }),
  };
  return { pen, texts, pictures };
}

const drawn = (more: Partial<PosterWords>) => {
  const { pen, texts, pictures } = penOf();
  drawPoster(pen, { ...words, ...more }, 'code');
  return { texts, pictures };
};

test.each([
  ['a short title', '冬训第一课', ['冬训第一课']],
  [
    'a long one on two even lines',
    '支部学习会：冬季安全三件事',
    ['支部学习会：冬', '季安全三件事'],
  ],
  ['one that is too long for two', '习'.repeat(40), ['习'.repeat(12), `${'习'.repeat(11)}…`]],
])('%s', (_what, title, expected) => {
  const { texts } = drawn({ title });
  expect(texts.slice(1, 1 + expected.length).map((one) => one.text)).toEqual(expected);
});

test.each([
  ['short', {}],
  ['long', { title: '习'.repeat(60), venue: '会'.repeat(80), organisation: '委'.repeat(60) }],
])('keeps %s words on the paper and off the code', (_what, more) => {
  const { texts, pictures } = drawn(more);
  const [code] = pictures;
  if (!code) throw new Error('no code was drawn');
  expect(code.width).toBe(code.height);
  expect(code.x * 2 + code.width).toBe(posterSize.width);
  for (const { y, width } of texts) {
    expect(width).toBeLessThanOrEqual(posterSize.width);
    expect(y < code.y || y > code.y + code.height + 60).toBe(true);
    expect(y).toBeLessThan(posterSize.height);
  }
});
