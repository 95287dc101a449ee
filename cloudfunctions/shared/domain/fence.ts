import { distanceMeters } from '../contract/distance';
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
