import Taro, {
  getCurrentInstance,
  useDidHide,
  useDidShow,
  usePageNotFound,
  useShareAppMessage,
  useUnload,
} from '@tarojs/taro';
import { withoutPercentEncoding } from './percent-encoding';
import { goingBack } from './way-back';

/** Every page of the app and where it lives; the first four are the tabs. */
export const routes = {
  home: '/pages/home/index',
  lectures: '/pages/lectures/index',
  rankings: '/pages/rankings/index',
  me: '/pages/me/index',
  checkIn: '/pages/check-in/index',
  lecturePlayer: '/study/lecture-player/index',
  lectureShelf: '/study/lecture-shelf/index',
  quiz: '/course/quiz/index',
  scoreBook: '/study/score-book/index',
  seasonCard: '/study/season-card/index',
  leave: '/study/leave/index',
  memberCode: '/study/member-code/index',
  attendanceHistory: '/study/attendance-history/index',
  live: '/study/live/index',
  desk: '/secretary/desk/index',
  session: '/secretary/session/index',
  sessionEditor: '/office/session-editor/index',
  board: '/secretary/board/index',
  attendanceSheet: '/secretary/attendance-sheet/index',
  attendanceReview: '/office/attendance-review/index',
  poster: '/office/poster/index',
  lecturePoster: '/office/lecture-poster/index',
  invitationPoster: '/office/invitation-poster/index',
  branchGlance: '/office/branch-glance/index',
  branchAttendance: '/office/branch-attendance/index',
  exportLog: '/office/export-log/index',
  lectureInsight: '/insight/lectures/index',
  lecturers: '/insight/lecturers/index',
  lecturer: '/insight/lecturer/index',
  join: '/roster/join/index',
  organisation: '/roster/organisation/index',
  joinRequests: '/roster/requests/index',
  people: '/roster/people/index',
  invitation: '/roster/invitation/index',
  rosterImport: '/roster/import/index',
  authoring: '/author/lectures/index',
  lectureEditor: '/author/editor/index',
  lecturePreview: '/author/preview/index',
  awards: '/honours/awards/index',
  award: '/honours/award/index',
  awardEditor: '/honours/award-editor/index',
  awardCandidates: '/honours/candidates/index',
  certificate: '/honours/certificate/index',
  plan: '/plan/mine/index',
  reminders: '/plan/reminders/index',
  planDesk: '/plan/desk/index',
  balance: '/plan/balance/index',
  taskEditor: '/plan/task/index',
  surveys: '/plan/surveys/index',
  survey: '/plan/survey/index',
  surveyEditor: '/plan/survey-editor/index',
  projects: '/project/projects/index',
  project: '/project/project/index',
  projectEditor: '/project/project-editor/index',
  venues: '/project/venues/index',
  venue: '/project/venue/index',
  venueEditor: '/project/venue-editor/index',
  services: '/service/mine/index',
  service: '/service/activity/index',
  serviceReport: '/service/report/index',
  serviceDesk: '/service/desk/index',
  serviceEditor: '/service/editor/index',
  servicePeople: '/service/people/index',
  points: '/points/desk/index',
  pointsAdjust: '/points/adjust/index',
  pointsImport: '/points/import/index',
  pointsRules: '/points/rules/index',
  privacy: '/privacy/centre/index',
  privacyKept: '/privacy/kept/index',
  privacyExports: '/privacy/exports/index',
  auditLog: '/privacy/audit/index',
} as const;

export type PageName = keyof typeof routes;
export type TabName = 'home' | 'lectures' | 'rankings' | 'me';

const tabs: readonly string[] = ['home', 'lectures', 'rankings', 'me'] satisfies TabName[];

/** Whether a page is one of the tabs. */
export function isTab(page: string): page is TabName {
  return tabs.includes(page);
}

/** Opens a page on top of the present one, or changes to it where it is a tab (tabs take no parameters). */
export function openPage(page: PageName, parameters: Record<string, string> = {}): void {
  if (isTab(page)) void Taro.switchTab({ url: routes[page] });
  else open(urlOf(page, parameters));
}

/** WeChat lets so many pages lie over one another. */
const mostPages = 10;
/** What a page is being opened for: whoever taps twice wants it once. */
let opening: string | undefined;

function open(url: string): void {
  if (url === opening) return;
  opening = url;
  // Rather than not at all it opens in the place of the last one.
  const isFull = Taro.getCurrentPages().length >= mostPages;
  void (isFull ? Taro.redirectTo({ url }) : Taro.navigateTo({ url })).finally(() => {
    opening = undefined;
  });
}

/** Puts a page in the place of the present one. */
export function replacePage(page: PageName, parameters: Record<string, string> = {}): void {
  if (isTab(page)) void Taro.switchTab({ url: routes[page] });
  else void Taro.redirectTo({ url: urlOf(page, parameters) });
}

function urlOf(page: PageName, parameters: Record<string, string>): string {
  const query = Object.entries(parameters).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return query.length > 0 ? `${routes[page]}?${query.join('&')}` : routes[page];
}

/** Back to the page before, or home where the app was opened on this very page. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) {
    goingBack();
    void Taro.navigateBack();
  } else void Taro.switchTab({ url: routes.home });
}

/** Shows the beginning of the present page. */
export const scrollToTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });

/** The parameter `name` that the present page was opened with. */
export function pageParameter(name: string): string | undefined {
  const value: unknown = getCurrentInstance().router?.params[name];
  return typeof value === 'string' && value !== '' ? withoutPercentEncoding(value) : undefined;
}

/**
 * Leads links to nowhere to a page that says so; for the app itself. WeChat shows a page of its own, and home is better.
 */
export function useNotFoundPage(): void {
  usePageNotFound(() => {
    if (process.env.TARO_ENV === 'h5') void Taro.redirectTo({ url: '/pages/not-found/index' });
    else void Taro.switchTab({ url: routes.home });
  });
}

/** Runs at every appearance of the page: opened, come back to, or the app brought to the front. */
export const usePageShown = useDidShow;
/** Runs when the page is covered, left for another tab, or the app goes to the background. */
export const usePageHidden = useDidHide;
/** Runs when the page is closed for good. */
export const usePageClosed = useUnload;

/**
 * What reaches a chat when somebody sends this page on by WeChat's menu: `card` is asked at that moment, `imageUrl` without one is a picture
 * of the screen. The page's configuration must say `enableShareAppMessage`; a browser has its own ways.
 */
export function usePageSentOn(
  page: PageName,
  parameters: Record<string, string>,
  card: () => { title: string; imageUrl?: string },
): void {
  useShareAppMessage(() => ({ ...card(), path: urlOf(page, parameters) }));
}
