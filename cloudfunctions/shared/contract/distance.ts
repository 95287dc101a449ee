/** A point on the earth, degrees, in whatever system both points of a question are told. */
export interface Point {
  latitude: number;
  longitude: number;
}

const earthRadiusMeters = 6_371_008.8;

/** Great-circle distance, metres (haversine); within a district the earth's flattening does not matter. */
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
