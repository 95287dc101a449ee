/** Whoever opens a page in a browser does not say how they came by its address. */
export const entryScene = (): number | undefined => undefined;
