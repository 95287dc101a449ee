// Stands in the mini-program for Taro's imitations of the browser's location, history and URL. Only code written for browsers
// asks for them, and ours may not (the linter's BROWSER_GLOBALS): a page's address is WeChat's matter.
class Nowhere {
  trigger() {}
}

export { Nowhere as Location, Nowhere as History };

/** Asked by links (`<a>`) alone, which a mini-program does not have. */
export function parseUrl() {
  return {};
}
