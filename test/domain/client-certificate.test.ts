import type { CertificateAnswer } from '@contract/award-answers';
import {
  type CertificatePen,
  certificateSize,
  certificateWords,
  drawCertificate,
} from '@/features/award/draw-certificate';

const certificate: CertificateAnswer = {
  ...{ kind: 'pacesetter', holderName: '林小满', awardName: '学习标兵', seasonName: '2026 年冬训' },
  ...{ organisationName: '第一党委', number: '7K2Q-0012', code: 'ABCD2345', final: true },
  awardedAtMs: Date.UTC(2026, 11, 5, 16, 30),
  keptUntilMs: Date.UTC(2029, 2, 5),
};

/** A pen that remembers what it wrote, and how far its lines went. */
function drawn(one: CertificateAnswer) {
  const texts: { text: string; y: number; widest: number }[] = [];
  const points: [number, number][] = [];
  const pen: CertificatePen = {
    ...{ fillStyle: '', strokeStyle: '', lineWidth: 0, lineCap: '', lineJoin: '' },
    ...{ font: '', textAlign: '' },
    fillRect: () => undefined,
    strokeRect: (x, y, width, height) => points.push([x, y], [x + width, y + height]),
    fillText: (text, _x, y, widest = Infinity) => texts.push({ text, y, widest }),
    beginPath: () => undefined,
    moveTo: (x, y) => points.push([x, y]),
    lineTo: (x, y) => points.push([x, y]),
    quadraticCurveTo: (ax, ay, x, y) => points.push([ax, ay], [x, y]),
    stroke: () => undefined,
  };
  drawCertificate(pen, one);
  return { texts, points };
}

test('a certificate says who, what, by whom, when, and its number and code', () => {
  expect(certificateWords(certificate)).toEqual([
    '冬训学堂',
    '证 书',
    '林小满',
    '在 2026 年冬训中认真学习，表现突出，被评为',
    '学习标兵',
    '第一党委',
    // Past midnight in Shanghai.
    '2026年12月6日',
    '证书编号 7K2Q-0012',
    '校验码 ABCD2345',
  ]);
});

test('every word of it is drawn, from the top down, none over another or over the edge', () => {
  const { texts, points } = drawn(certificate);
  const written = texts.map((one) => one.text).join('　');
  for (const word of certificateWords(certificate)) expect(written).toContain(word);
  const heights = texts.map((one) => one.y);
  expect(heights).toEqual([...heights].sort((a, b) => a - b));
  const { width, height } = certificateSize;
  for (const { y, widest } of texts) {
    expect(y).toBeLessThan(height - 68);
    // Long names are pressed together, never cut off.
    expect(widest).toBeLessThanOrEqual(width - 2 * 68);
  }
  for (const [x, y] of points) {
    expect([x >= 0, x <= width, y >= 0, y <= height]).toEqual([true, true, true, true]);
  }
});

test('a branch has words of its own', () => {
  const words = certificateWords({ ...certificate, kind: 'collective', holderName: '第一支部' });
  expect(words.slice(2, 4)).toEqual(['第一支部', '在 2026 年冬训中组织有力，学习扎实，被评为']);
});
