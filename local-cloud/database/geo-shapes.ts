import { isPlainObject } from './values';

export type Position = readonly [longitude: number, latitude: number];
type Segment = readonly [Position, Position];
/** An outline and its holes. */
type Polygon = readonly (readonly Position[])[];

/** A GeoJSON geometry taken apart. On the plane of degrees: exact enough for anything smaller than a country. */
interface Shape {
  /** Every corner there is. */
  positions: readonly Position[];
  /** Every line and edge. */
  segments: readonly Segment[];
  polygons: readonly Polygon[];
}

/** Whether two geometries have a point in common. False where either is none. */
export function intersects(one: unknown, other: unknown): boolean {
  const [a, b] = [shapeOf(one), shapeOf(other)];
  if (!a || !b) return false;
  return (
    a.positions.some((position) => covers(b, position)) ||
    b.positions.some((position) => covers(a, position)) ||
    cross(a, b)
  );
}

/** Whether all of a geometry lies in the polygons of another. False where either is none. */
export function isWithin(inner: unknown, outer: unknown): boolean {
  const [a, b] = [shapeOf(inner), shapeOf(outer)];
  if (!a || !b || a.positions.length === 0) return false;
  return a.positions.every((position) => covers(b, position)) && !cross(a, b);
}

/** How deep the positions of each kind of geometry lie in its lists. */
const DEPTHS: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** Null for what is no geometry: anything may stand in a document. */
function shapeOf(geometry: unknown): Shape | null {
  if (!isPlainObject(geometry)) return null;
  const { type, coordinates } = geometry;
  const depth = typeof type === 'string' && Object.hasOwn(DEPTHS, type) ? DEPTHS[type] : undefined;
  if (depth === undefined || !hasPositions(coordinates, depth)) return null;
  switch (type) {
    case 'Point':
      return { positions: [coordinates as unknown as Position], segments: [], polygons: [] };
    case 'MultiPoint':
      return { positions: coordinates as Position[], segments: [], polygons: [] };
    case 'LineString':
      return ofLines([coordinates as Position[]], []);
    case 'MultiLineString':
      return ofLines(coordinates as Position[][], []);
    case 'Polygon':
      return ofLines(coordinates as Position[][], [coordinates as Position[][]]);
    case 'MultiPolygon':
      return ofLines((coordinates as Position[][][]).flat(), coordinates as Position[][][]);
    default:
      return null;
  }
}

function hasPositions(list: unknown, depth: number): list is unknown[] {
  if (!Array.isArray(list)) return false;
  if (depth > 0) return list.every((one) => hasPositions(one, depth - 1));
  return typeof list[0] === 'number' && typeof list[1] === 'number';
}

function ofLines(lines: readonly Position[][], polygons: readonly Polygon[]): Shape {
  const segments = lines.flatMap((line) =>
    line.slice(1).map((end, at): Segment => [line[at] ?? end, end]),
  );
  return { positions: lines.flat(), segments, polygons };
}

function covers(shape: Shape, position: Position): boolean {
  return (
    shape.positions.some(([x, y]) => x === position[0] && y === position[1]) ||
    shape.segments.some((segment) => isOn(segment, position)) ||
    shape.polygons.some((polygon) => isInPolygon(position, polygon))
  );
}

/** Whether some line or edge of one runs through one of the other; touching at an end does not count. */
function cross(a: Shape, b: Shape): boolean {
  return a.segments.some(([from, to]) =>
    b.segments.some(
      ([start, end]) =>
        side(from, to, start) * side(from, to, end) < 0 &&
        side(start, end, from) * side(start, end, to) < 0,
    ),
  );
}

/** Positive to the left of the line from `a` to `b`, negative to its right, 0 on it. */
function side(a: Position, b: Position, point: Position): number {
  return Math.sign((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]));
}

function isOn([a, b]: Segment, point: Position): boolean {
  const isBetween = ([0, 1] as const).every(
    (axis) =>
      point[axis] >= Math.min(a[axis], b[axis]) && point[axis] <= Math.max(a[axis], b[axis]),
  );
  return isBetween && side(a, b, point) === 0;
}

function isInPolygon(position: Position, [outline, ...holes]: Polygon): boolean {
  return (
    outline !== undefined &&
    isInRing(position, outline) &&
    !holes.some((hole) => isInRing(position, hole))
  );
}

/** Even-odd rule: a ray to the east crosses the ring an odd number of times. */
function isInRing([x, y]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  let previous = ring.at(-1);
  for (const corner of ring) {
    if (previous !== undefined && corner[1] > y !== previous[1] > y) {
      const crossing =
        ((previous[0] - corner[0]) * (y - corner[1])) / (previous[1] - corner[1]) + corner[0];
      if (x < crossing) inside = !inside;
    }
    previous = corner;
  }
  return inside;
}
