interface Point {
  latitude: number;
  longitude: number;
}

/** Krasovsky's ellipsoid, on which GCJ-02 was defined: half axis in metres, square of its eccentricity. */
const [halfAxis, eccentricity2] = [6_378_245, 0.006_693_421_622_965_943];

const sine = (turns: number) => Math.sin(turns * Math.PI);

/** Waves that both axes have in common. */
const common = (x: number) => 20 * sine(6 * x) + 20 * sine(2 * x);

const northOf = (x: number, y: number) =>
  -100 +
  2 * x +
  3 * y +
  0.2 * y * y +
  0.1 * x * y +
  0.2 * Math.sqrt(Math.abs(x)) +
  (2 / 3) * (common(x) + 20 * sine(y) + 40 * sine(y / 3) + 160 * sine(y / 12) + 320 * sine(y / 30));

const eastOf = (x: number, y: number) =>
  300 +
  x +
  2 * y +
  0.1 * x * x +
  0.1 * x * y +
  0.1 * Math.sqrt(Math.abs(x)) +
  (2 / 3) * (common(x) + 20 * sine(x) + 40 * sine(x / 3) + 150 * sine(x / 12) + 300 * sine(x / 30));

/** Where Chinese maps shift what satellites say; beyond it both systems are one. */
const isShifted = ({ latitude, longitude }: Point) =>
  longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271;

/**
 * A point of satellites (WGS-84) as Chinese maps and WeChat have it (GCJ-02), some 500 m beside it. The law is not published; this is the
 * approximation in general use, right to a few metres.
 */
export function onChineseMaps(point: Point): Point {
  if (!isShifted(point)) return point;
  const { latitude, longitude } = point;
  const [x, y] = [longitude - 105, latitude - 35];
  const radians = (latitude / 180) * Math.PI;
  const flat = 1 - eccentricity2 * Math.sin(radians) ** 2;
  const north = (northOf(x, y) * 180 * flat * Math.sqrt(flat)) / (halfAxis * (1 - eccentricity2));
  const east = (eastOf(x, y) * 180 * Math.sqrt(flat)) / (halfAxis * Math.cos(radians));
  return { latitude: latitude + north / Math.PI, longitude: longitude + east / Math.PI };
}
