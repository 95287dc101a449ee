import { fittingSize } from '../../src/platform/picture-size';

/** WeChat's check of pictures looks at 750 × 1,334 pixels at most. */
it.each([
  ['a screen', 1080, 2400, { width: 600, height: 1334 }],
  ['a photograph on its side', 4000, 3000, { width: 750, height: 562 }],
  ['a line', 100_000, 1, { width: 750, height: 1 }],
  ['what just fits', 750, 1334, undefined],
])('%s is made to fit', (_what, width, height, size) => {
  expect(fittingSize({ width, height })).toEqual(size);
});
