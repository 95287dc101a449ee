/** Paths of the links in our codes: projected, printed. */
const codePath = /^\/[CP]\/[0-9A-Z]+$/iu;

/** The same on the poster of a lecture. */
const lecturePath = /^\/L\/([A-Za-z0-9_-]+)$/u;

/** And on the sheet by which a branch invites. */
const invitationPath = /^\/J\/([0-9A-Z]{8})$/iu;

/**
 * Leads somebody whose phone opened a code's link in a browser to the page where it is redeemed, with the link in `q` as
 * WeChat's scanner hands it over, to the lecture, or to joining. Called before the router reads the address.
 */
export function enterByPath(): void {
  const { href, pathname } = window.location;
  const [, lectureId] = lecturePath.exec(pathname) ?? [];
  const [, invitation] = invitationPath.exec(pathname) ?? [];
  if (codePath.test(pathname)) enter(`/#/pages/check-in/index?q=${encodeURIComponent(href)}`);
  else if (invitation !== undefined) enter(`/#/roster/join/index?code=${invitation}`);
  else if (lectureId !== undefined) enter(`/#/study/lecture-player/index?id=${lectureId}`);
}

const enter = (page: string) => window.history.replaceState(null, '', page);
