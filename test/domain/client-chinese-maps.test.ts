import { distanceMeters } from '../../cloudfunctions/shared/contract/distance';
import { onChineseMaps } from '../../src/platform/chinese-maps';

describe('a point of satellites on Chinese maps', () => {
  it('is the one that the converters in general use name', () => {
    const shown = onChineseMaps({ latitude: 39.915, longitude: 116.404 });
    expect(shown.latitude).toBeCloseTo(39.916_404_28, 7);
    expect(shown.longitude).toBeCloseTo(116.410_244_5, 7);
  });

  it.each([
    ['Taizhou', 32.455, 119.923],
    ['Shenzhen', 22.543847, 113.912316],
    ['Urumqi', 43.825, 87.617],
  ])('lies some hundred metres beside it: %s', (_place, latitude, longitude) => {
    const meters = distanceMeters({ latitude, longitude }, onChineseMaps({ latitude, longitude }));
    expect(meters).toBeGreaterThan(200);
    expect(meters).toBeLessThan(800);
  });

  it('is the same where nothing is shifted', () => {
    const paris = { latitude: 48.8566, longitude: 2.3522 };
    expect(onChineseMaps(paris)).toEqual(paris);
  });
});
