import { intersects, isWithin, type Position } from './geo-shapes';
import { isPlainObject, valueAt, type Document } from './values';

/** WGS-84 equatorial radius in metres, as MongoDB computes with. */
const EARTH_RADIUS_METRES = 6_378_137;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres between two GeoJSON points; infinite when either is none. */
export function distanceMetres(a: unknown, b: unknown): number {
  const from = positionOf(a);
  const to = positionOf(b);
  if (!from || !to) return Infinity;
  const half =
    Math.sin(radians(to[1] - from[1]) / 2) ** 2 +
    Math.cos(radians(from[1])) *
      Math.cos(radians(to[1])) *
      Math.sin(radians(to[0] - from[0]) / 2) ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Where a filter asks for nearness, and so for the order of distance. */
export function nearOf(filter: Document): { path: string; point: unknown } | null {
  for (const [path, value] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(value)) {
      for (const part of value) {
        const near = isPlainObject(part) ? nearOf(part) : null;
        if (near) return near;
      }
    } else if (isPlainObject(value) && isPlainObject(value['$nearSphere'])) {
      return { path, point: value['$nearSphere']['$geometry'] };
    }
  }
  return null;
}

type QueryOperator = (path: string, operand: unknown) => (document: unknown) => boolean;

/** The geographical query operators that the SDK can send; mingo has none. */
export const geoOperators: Readonly<Record<`$${string}`, QueryOperator>> = {
  $nearSphere: (path, operand) => (document) => {
    const spec = operand as { $geometry: unknown; $maxDistance?: number; $minDistance?: number };
    const metres = distanceMetres(valueAt(document, path), spec.$geometry);
    return (
      Number.isFinite(metres) &&
      metres <= (spec.$maxDistance ?? Infinity) &&
      metres >= (spec.$minDistance ?? 0)
    );
  },
  $geoWithin: (path, operand) => (document) => {
    const spec = operand as { $centerSphere?: [unknown, number]; $geometry?: unknown };
    const value = valueAt(document, path);
    if (!spec.$centerSphere) return isWithin(value, spec.$geometry);
    const [centre, angle] = spec.$centerSphere;
    return distanceMetres(value, { coordinates: centre }) <= angle * EARTH_RADIUS_METRES;
  },
  $geoIntersects: (path, operand) => (document) =>
    intersects(valueAt(document, path), (operand as { $geometry?: unknown }).$geometry),
};

function positionOf(point: unknown): Position | null {
  const coordinates = isPlainObject(point) ? point['coordinates'] : null;
  if (!Array.isArray(coordinates)) return null;
  const [longitude, latitude] = coordinates as unknown[];
  return typeof longitude === 'number' && typeof latitude === 'number'
    ? [longitude, latitude]
    : null;
}
