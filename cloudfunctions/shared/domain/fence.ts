import type { Place } from '../contract/vocabulary';
import type { Fence } from './session';

/** What a phone says of where it is, in the coordinates in which the fence was set. */
export interface Position {
  latitude: number;
  longitude: number;
  /** Radius within which the phone believes to be, metres. */
  accuracyMeters: number;
}

/** Walls and cellars blur a position by so much without anybody having moved. */
const greatestAllowanceMeters = 100;
const earthRadiusMeters = 6_371_008.8;

/**
 * Whether a phone was within a fence; `unavailable` where it would not or could not tell. Inside with an allowance for a
 * blurred position, outside only where even the whole blur does not reach the fence, unknown between. The position itself
 * is never kept.
 */
export function placeOf(fence: Fence, position: Position | 'unavailable'): Place {
  if (position === 'unavailable') return 'unknown';
  const meters = distanceMeters(fence, position);
  const { accuracyMeters } = position;
  if (meters <= fence.radiusMeters + Math.min(accuracyMeters, greatestAllowanceMeters))
    return 'inside';
  return meters > fence.radiusMeters + accuracyMeters ? 'outside' : 'unknown';
}

type Point = Pick<Fence, 'latitude' | 'longitude'>;

/** Great-circle distance (haversine); a fence is small, so the earth's flattening does not matter. */
export function distanceMeters(from: Point, to: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const latitude = radians(to.latitude - from.latitude);
  const longitude = radians(to.longitude - from.longitude);
  const half =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(from.latitude)) *
      Math.cos(radians(to.latitude)) *
      Math.sin(longitude / 2) ** 2;
  return 2 * earthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(half)));
}
