import { CloudError } from '../cloud-error';
import type { Collection } from './collection';

/** @throws CloudError where the platform has no index of places for a query that asks for the nearest */
export function checkNearIndex(collection: Collection, path: string): void {
  if (collection.geoPaths.includes(path)) return;
  throw refused(
    'error processing query: planner returned error: unable to find index for $geoNear query',
  );
}

/** The field whose places `$geoNear` compares: the named one, or that of the only index there is. @throws CloudError */
export function pathOfPlaces(collection: Collection, key: string | undefined): string {
  const { geoPaths } = collection;
  if (key !== undefined) {
    checkNearIndex(collection, key);
    return key;
  }
  const [path, other] = geoPaths;
  if (path === undefined) {
    throw refused('$geoNear requires a 2d or 2dsphere index, but none were found');
  }
  if (other !== undefined) {
    throw refused(
      `There is more than one 2dsphere index on ${collection.name}; unsure which to use for $geoNear`,
    );
  }
  return path;
}

function refused(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
}
