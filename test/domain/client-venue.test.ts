import { marksOf, overviewKindOf, overviewOf, placedOf } from '../../src/features/venue/overview';

describe('the overview of venues', () => {
  const at = (latitude: number, longitude: number) => ({ latitude, longitude });

  it('lies north up, in proportion to the distances, whatever the latitude', () => {
    const { dots, scale } = overviewOf([at(60, 10), at(60.01, 10), at(60, 10.02)]);
    const [corner, north, east] = dots;
    expect(north!.top).toBeLessThan(corner!.top);
    expect(north!.left).toBe(corner!.left);
    expect(east!.left).toBeGreaterThan(corner!.left);
    // A degree of longitude is half as long here as one of latitude.
    expect(east!.left - corner!.left).toBeCloseTo(corner!.top - north!.top, 0);
    for (const { left, top } of dots) {
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(10);
      expect(Math.max(left, top)).toBeLessThanOrEqual(90);
    }
    expect(scale.meters).toBe(200);
    expect(scale.percent).toBeCloseTo((200 / 1112) * 80, 0);
  });

  it.each([
    ['none', []],
    ['one', [at(30, 124)]],
    // One mark on an empty sheet says nothing, whatever its numbers.
    ['none', [at(30, 124), at(30, 124)]],
    ['map', [at(30, 124), at(30.01, 124)]],
  ] as const)('is %s for %j', (kind, points) => {
    expect(overviewKindOf(points)).toBe(kind);
  });

  it('names places by their numbers in the list, which has others too', () => {
    const venues = [{ name: '甲' }, { name: '乙', position: at(30, 124) }, { name: '丙' }];
    expect(placedOf(venues)).toEqual([{ venue: venues[1], point: at(30, 124), number: 2 }]);
  });

  it('draws places in one house as one mark with both their numbers', () => {
    const { dots } = overviewOf([at(30, 124), at(30, 124), at(30.05, 124)]);
    expect(marksOf(dots).map(({ of }) => of)).toEqual([[0, 1], [2]]);
  });

  it('draws places as one mark sooner in the large view, whose signs are larger', () => {
    const dots = [
      { left: 20, top: 50 },
      { left: 33, top: 50 },
      { left: 80, top: 50 },
    ];
    expect(marksOf(dots).map(({ of }) => of)).toEqual([[0], [1], [2]]);
    expect(marksOf(dots, true).map(({ of }) => of)).toEqual([[0, 1], [2]]);
  });
});
