import { marksOf, overviewOf } from '../../src/features/venue/overview';

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

  it('draws places in one house as one mark with both their numbers', () => {
    const { dots } = overviewOf([at(30, 124), at(30, 124), at(30.05, 124)]);
    expect(marksOf(dots).map(({ of }) => of)).toEqual([[0, 1], [2]]);
  });
});
