import { decodeQR } from 'qr/decode.js';
import { qrImageOf } from '@/platform/qr-image';

describe('the projected symbol', () => {
  const text = 'HTTPS://DONGXUE.EXAMPLE/C/7M3KQZ9A4X1C2BVN8T5RWHJ6D';
  const svg = Buffer.from(qrImageOf(text).split(',')[1]!, 'base64').toString('ascii');

  test('is 29 modules wide with four modules of white around them', () => {
    expect(/viewBox="0 0 (\d+) \d+"/u.exec(svg)?.[1]).toBe('37');
    const starts = [...svg.matchAll(/M(\d+) (\d+)h\d+v1/gu)].flatMap(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    expect(Math.min(...starts)).toBe(4);
  });

  test('says what it should when drawn and read again', () => {
    const scale = 6;
    const size = 37 * scale;
    const data = new Uint8ClampedArray(size * size * 4).fill(255);
    for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/gu)) {
      for (let dy = 0; dy < scale; dy += 1) {
        for (let dx = 0; dx < Number(width) * scale; dx += 1) {
          const pixel = ((Number(y) * scale + dy) * size + Number(x) * scale + dx) * 4;
          data.fill(0, pixel, pixel + 3);
        }
      }
    }
    expect(decodeQR({ width: size, height: size, data })).toBe(text);
  });

  test.each(['A', 'AB', 'ABC', 'ABCD'])('a text of any length is encoded whole: %s', (short) => {
    expect(Buffer.from(qrImageOf(short).split(',')[1]!, 'base64').toString('ascii')).toMatch(
      /^<svg.*<\/svg>$/u,
    );
  });
});
