/** Back belongs to the browser; in WeChat the way back leaves the page, and its sheet with it. */
export function closeSheetsOnWayBack(): void {
  // Nothing to listen to.
}

export function goingBack(): void {
  // Nothing holds it.
}
