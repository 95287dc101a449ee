/** Paths of the links in our codes: projected, printed. */
const codePath = /^\/[CP]\/[0-9A-Z]+$/iu;

/**
 * Leads somebody whose phone opened a code's link in a browser to the page where it is redeemed, with the link in `q` as
 * WeChat's scanner hands it over. Called before the router reads the address.
 */
export function enterByPath(): void {
  const { href, pathname } = window.location;
  if (!codePath.test(pathname)) return;
  const page = `/#/pages/check-in/index?q=${encodeURIComponent(href)}`;
  window.history.replaceState(null, '', page);
}
