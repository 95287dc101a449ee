import { distanceMeters, type Point } from '@contract/distance';

export interface Dot {
  /** Places from the left and from the top, hundredths of the side. */
  left: number;
  top: number;
}

export interface Overview {
  /** In the order of the points. */
  dots: Dot[];
  /** A round length, and how much of the side it is. */
  scale: { meters: number; percent: number };
}

/** Kept free at each edge, as a share of the side. */
const margin = 0.1;
/** A single place, or several in one house, would have no extent. */
const leastMeters = 500;
const roundLengths = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000];

/** Points on a square with north above, in proportion to their distances. Within a district the earth is flat enough for it. */
export function overviewOf(points: readonly Point[]): Overview {
  const latitudes = points.map(({ latitude }) => latitude);
  const longitudes = points.map(({ longitude }) => longitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const middle = { latitude: (south + north) / 2, longitude: (west + east) / 2 };
  const acrossOf = (longitude: number) =>
    distanceMeters(middle, { ...middle, longitude }) * Math.sign(longitude - middle.longitude);
  const upOf = (latitude: number) =>
    distanceMeters(middle, { ...middle, latitude }) * Math.sign(latitude - middle.latitude);
  const extent = Math.max(leastMeters, 2 * acrossOf(east), 2 * upOf(north));
  const side = extent / (1 - 2 * margin);
  const percentOf = (meters: number) => Math.round((0.5 + meters / side) * 1000) / 10;
  const meters = Math.max(100, ...roundLengths.filter((one) => one <= side / 3));
  return {
    dots: points.map(({ latitude, longitude }) => ({
      left: percentOf(acrossOf(longitude)),
      top: percentOf(-upOf(latitude)),
    })),
    scale: { meters, percent: Math.round((meters / side) * 1000) / 10 },
  };
}

export interface Mark extends Dot {
  /** Places in the list of dots. */
  of: number[];
}

/** Closer than this their signs would cover one another, hundredths of the side of a phone's map; those of the large view are larger. */
const apartOf = (elder: boolean) => (elder ? 17 : 10);

/** Dots that stand where the first of them stands, as their signs would lie upon one another. */
export function marksOf(dots: readonly Dot[], elder = false): Mark[] {
  const apart = apartOf(elder);
  const marks: Mark[] = [];
  dots.forEach((dot, at) => {
    const near = marks.find(({ left, top }) => Math.hypot(left - dot.left, top - dot.top) < apart);
    if (near) near.of.push(at);
    else marks.push({ ...dot, of: [at] });
  });
  return marks;
}

export interface PlacedVenue<Venue> {
  venue: Venue;
  point: Point;
  /** In the list, from 1. */
  number: number;
}

/** Those of a list that have a position, with the numbers by which the list names them. */
export const placedOf = <Venue extends { position?: Point }>(
  venues: readonly Venue[],
): PlacedVenue<Venue>[] =>
  venues.flatMap((venue, at) =>
    venue.position ? [{ venue, point: venue.position, number: at + 1 }] : [],
  );

/**
 * What helps to find these places: a map only where at least two lie apart, since one mark on an empty sheet says nothing; the only place
 * by itself; otherwise the list is enough.
 */
export function overviewKindOf(points: readonly Point[]): 'map' | 'one' | 'none' {
  if (points.length < 2) return points.length === 1 ? 'one' : 'none';
  return marksOf(overviewOf(points).dots).length > 1 ? 'map' : 'none';
}
