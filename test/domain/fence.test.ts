import { distanceMeters } from '../../cloudfunctions/shared/contract/distance';
import { placeOf } from '../../cloudfunctions/shared/domain/fence';

const fence = { latitude: 32.4567, longitude: 119.9123, radiusMeters: 200 };
/** A point so many metres north of the fence's middle: a degree of latitude is 111.195 km on this sphere. */
const north = (meters: number, accuracyMeters: number) => ({
  latitude: fence.latitude + meters / 111_195,
  longitude: fence.longitude,
  accuracyMeters,
});

describe('place', () => {
  it.each([
    ['in the middle', north(0, 10), 'inside'],
    ['at the edge', north(199, 10), 'inside'],
    ['just outside, but blurred so far', north(240, 60), 'inside'],
    ['a blur of a kilometre is allowed 100 m only', north(250, 1_000), 'inside'],
    ['within a kilometre of blur, nobody knows', north(700, 1_000), 'unknown'],
    ['outside', north(400, 30), 'outside'],
    ['in another town', north(40_000, 2_000), 'outside'],
    ['it would not tell', 'unavailable' as const, 'unknown'],
  ])('%s', (_what, position, place) => {
    expect(placeOf(fence, position)).toBe(place);
  });

  it.each([
    ['a point and itself', [32, 119], [32, 119], 0],
    ['a degree of latitude', [32, 119], [33, 119], 111_195],
    ['across the date line', [0, 179.5], [0, -179.5], 111_195],
    ['the other side of the earth', [0, 0], [0, 180], 20_015_115],
  ] as const)('measures %s', (_what, [latA, lonA], [latB, lonB], meters) => {
    const distance = distanceMeters(
      { latitude: latA, longitude: lonA },
      { latitude: latB, longitude: lonB },
    );
    expect(distance).toBeGreaterThan(meters - 10);
    expect(distance).toBeLessThan(meters + 10);
  });
});
