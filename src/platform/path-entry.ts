/** WeChat opens pages by itself; an address has no path there. */
export function enterByPath(): void {
  // Nothing to do: see path-entry.h5.ts.
}
