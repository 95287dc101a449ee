import { CloudError } from '../cloud-error';
import { stringifyEjson } from './ejson';
import { refusedFilter } from './filter-refusals';
import { isPlainObject, type Document } from './values';

/** Check of a geographical operator's operand. */
export function checkGeometryOperator(operator: string): (operand: unknown) => void {
  return (operand) => {
    if (!isPlainObject(operand)) {
      throw refusedFilter(`${operator} needs an object, got ${stringifyEjson(operand)}`);
    }
    if (operator === '$nearSphere') checkNear(operand);
    else if (operator === '$geoWithin' && '$centerSphere' in operand) checkCentre(operand);
    else checkGeometry(operand['$geometry'], operator === '$geoWithin');
  };
}

function checkNear({ $geometry: point, ...distances }: Document): void {
  checkGeometry(point, false);
  if (!isPlainObject(point) || point['type'] !== 'Point') {
    throw refusedFilter('invalid point in geo near query $geometry argument');
  }
  for (const name of ['$maxDistance', '$minDistance']) {
    const value = distances[name];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'number') throw refusedFilter(`${name} must be a number`);
    if (value < 0) throw refusedFilter(`${name} must be non-negative`);
  }
}

function checkCentre({ $centerSphere: sphere }: Document): void {
  const [centre, radius] = Array.isArray(sphere) ? (sphere as unknown[]) : [];
  if (!isPosition(centre)) throw refusedFilter('Point must only contain numeric elements');
  if (typeof radius !== 'number' || radius < 0) {
    throw refusedFilter('radius must be a non-negative number');
  }
}

function checkGeometry(geometry: unknown, needsArea: boolean): void {
  const { type, coordinates } = isPlainObject(geometry) ? geometry : {};
  const depth = typeof type === 'string' ? DEPTHS[type] : undefined;
  if (depth === undefined) {
    throw refusedFilter(`unknown GeoJSON type: ${stringifyEjson(geometry ?? null)}`);
  }
  if (needsArea && !String(type).endsWith('Polygon')) {
    throw refusedFilter(
      `$geoWithin not supported with provided geometry: ${stringifyEjson(geometry)}`,
    );
  }
  if (!isNested(coordinates, depth)) {
    throw refusedFilter(`Can't extract geo keys: coordinates of ${String(type)}`);
  }
}

/** What an index of places can hold: nothing, GeoJSON, a pair of degrees, or a list of such. @throws CloudError, as MongoDB refuses the write */
export function checkPlace(path: string, value: unknown): void {
  const isKnown = (one: unknown): boolean => isGeometry(one) || isPosition(one);
  if (value === null || value === undefined || isKnown(value)) return;
  if (Array.isArray(value) && value.every(isKnown)) return;
  throw new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation] Can't extract geo keys: ${path}: ${stringifyEjson(value)} is no geometry`,
  );
}

function isGeometry(value: unknown): boolean {
  const { type, coordinates } = isPlainObject(value) ? value : {};
  const depth = typeof type === 'string' ? DEPTHS[type] : undefined;
  return depth !== undefined && isNested(coordinates, depth);
}

/** How many lists surround the positions of each type of geometry. */
const DEPTHS: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

function isNested(value: unknown, depth: number): boolean {
  if (depth === 0) return isPosition(value);
  return (
    Array.isArray(value) && value.length > 0 && value.every((item) => isNested(item, depth - 1))
  );
}

/** Degrees east, from -180 to 180, and north, from -90 to 90. */
function isPosition(value: unknown): boolean {
  const [longitude, latitude] = Array.isArray(value) ? (value as unknown[]) : [];
  return (
    typeof longitude === 'number' &&
    typeof latitude === 'number' &&
    Math.abs(longitude) <= 180 &&
    Math.abs(latitude) <= 90
  );
}
