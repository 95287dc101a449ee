/** Phones have no keyboard that reaches controls; the browser build has one. */
export function makeControlsReachable(): void {
  return undefined;
}
