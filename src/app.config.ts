const mainPages = [
  'pages/home/index',
  'pages/lectures/index',
  'pages/rankings/index',
  'pages/me/index',
  'pages/check-in/index',
];

const forWeapp = {
  // Asked for only at a session with a fence, where a secretary sets one, and where somebody wants venues by their distance.
  permission: { 'scope.userLocation': { desc: '用于核对是否在活动现场、看附近阵地，不保存位置' } },
  requiredPrivateInfos: ['getLocation' as const, 'chooseLocation' as const],
  // Lectures are heard with the screen locked (src/platform/background-audio.ts).
  requiredBackgroundModes: ['audio' as const],
  lazyCodeLoading: 'requiredComponents',
  usingComponents: {
    'score-ring': './native/score-ring/index',
    'rank-list': './native/rank-list/index',
  },
};

export default defineAppConfig({
  pages: process.env.TARO_ENV === 'h5' ? [...mainPages, 'pages/not-found/index'] : mainPages,
  subPackages: [
    {
      root: 'study',
      pages: [
        'lecture-player/index',
        'lecture-shelf/index',
        'score-book/index',
        'season-card/index',
        'leave/index',
        'member-code/index',
        'attendance-history/index',
        'live/index',
      ],
    },
    {
      // What comes after a lecture; apart from the player, which opens on every phone.
      root: 'course',
      pages: ['quiz/index'],
    },
    {
      root: 'secretary',
      pages: ['desk/index', 'session/index', 'board/index', 'attendance-sheet/index'],
    },
    {
      // What a secretary does at a desk, before and after a session; the hall only needs the package above.
      root: 'office',
      pages: [
        'attendance-review/index',
        'branch-attendance/index',
        'branch-glance/index',
        'export-log/index',
        'poster/index',
        'lecture-poster/index',
        'invitation-poster/index',
        'session-editor/index',
      ],
    },
    {
      // How lectures are watched and who gives them: looked at now and then by who runs a branch.
      root: 'insight',
      pages: ['lectures/index', 'lecturers/index', 'lecturer/index'],
    },
    {
      // Micro-lectures from the side of who makes them.
      root: 'author',
      pages: ['lectures/index', 'editor/index', 'preview/index'],
    },
    {
      // Awards: looked at a few times a season.
      root: 'honours',
      pages: [
        'awards/index',
        'award/index',
        'award-editor/index',
        'candidates/index',
        'certificate/index',
      ],
    },
    {
      // The season's plan, and surveys before it.
      root: 'plan',
      pages: [
        'mine/index',
        'reminders/index',
        'desk/index',
        'balance/index',
        'task/index',
        'surveys/index',
        'survey/index',
        'survey-editor/index',
      ],
    },
    {
      // What is done for others: signing up, telling of hours, confirming them.
      root: 'service',
      pages: [
        'mine/index',
        'activity/index',
        'report/index',
        'desk/index',
        'editor/index',
        'people/index',
      ],
    },
    {
      // Work of several branches, and the places where people meet.
      root: 'project',
      pages: [
        'projects/index',
        'project/index',
        'project-editor/index',
        'venues/index',
        'venue/index',
        'venue-editor/index',
      ],
    },
    {
      // What people decide about points: rules, points by hand, outside study.
      root: 'points',
      pages: ['desk/index', 'adjust/index', 'import/index', 'rules/index'],
    },
    {
      // What is kept about a person, and who changed what: looked at now and then.
      root: 'privacy',
      pages: ['centre/index', 'kept/index', 'exports/index', 'audit/index'],
    },
    {
      // Coming in, and who belongs where: opened once by a member, now and then by who runs a branch.
      root: 'roster',
      pages: [
        'join/index',
        'organisation/index',
        'requests/index',
        'people/index',
        'invitation/index',
        'import/index',
      ],
    },
  ],
  // The raised scan button in the middle of the bar is an action, not a page: the list holds four.
  tabBar: {
    custom: true,
    color: '#6F655C',
    selectedColor: '#1F1A17',
    backgroundColor: '#FFFFFF',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/lectures/index', text: '微课' },
      { pagePath: 'pages/rankings/index', text: '排行' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  window: {
    navigationBarTitleText: '冬训学堂',
    navigationBarBackgroundColor: '#FAF6EF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#FAF6EF',
    backgroundTextStyle: 'dark',
  },
  // Page transitions of the browser build would trap fixed elements inside the moving page.
  animation: false,
  ...(process.env.TARO_ENV === 'weapp' ? forWeapp : {}),
});
