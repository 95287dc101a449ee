import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SeasonServer } from '../tools/planted-season';
import { callAs, projectedText } from '../tools/season-calls';
import { endSeason, openMiniProgram, phoneOf } from '../tools/weapp/member';
import { type Parameter, visits } from '../tools/weapp/page-visits';
import { holdTime } from '../tools/weapp/phone-time';

/**
 * Everybody follows every link: each page of app.json, whoever it is for, by each role. Those whom a page is for see what it is there for.
 * Everybody else, and with an id that is a session's and mostly not of the kind that the page wants everybody, may be shown the page or why
 * not; it may not stay empty or break.
 */
const BUILD = path.join(__dirname, '../../dist', process.env['WEAPP_BUILD'] ?? 'weapp-test');

/** Who opens, and the role that a member of the demonstration is given for it. */
const persons = {
  guest: ['guest', undefined],
  member: ['line-worker', undefined],
  secretary: ['secretary', undefined],
  deputy: ['elder', 'deputy'],
  lecturer: ['elder', 'lecturer'],
  auditor: ['elder', 'auditor'],
  administrator: ['administrator', undefined],
} as const;

let season: SeasonServer;
let ids: Record<Parameter, string>;

beforeAll(async () => {
  season = await startSeason();
  holdTime(season);
  await projectedText(season);
  const { sessions } = await callAs(season, 'secretary', 'season', 'listSessions', {});
  const overview = await callAs(season, 'line-worker', 'home', 'overview', {});
  const awards = await season.cloud.database.find('awards', {});
  const awardIn = (status: string) => String(awards.find((one) => one['status'] === status)?._id);
  const nowMs = season.clock.now();
  const printed = sessions.find((one) => one.status === 'published')?.sessionId ?? '';
  await season.cloud.database.updateMany(
    'sessions',
    { _id: printed },
    { $set: { codeKind: 'printed' } },
  );
  ids = {
    lecture: overview.lectures[0]?.lectureId ?? '',
    open: sessions.find((one) => one.status === 'open' && one.endsAtMs > nowMs)?.sessionId ?? '',
    live: overview.sessions.find((one) => one.online)?.sessionId ?? '',
    printed,
    quiz: 'winter-work-safety',
    survey: 'midway',
    activity: 'snow-drivers',
    project: 'key-tasks',
    venue: 'practice',
    branch: overview.member?.branchId ?? '',
    award: awardIn('published'),
    draft: awardIn('draft'),
    lectureDraft: await newLectureDraft(),
    lecturer: String((await season.cloud.database.find('lecturers', {}))[0]?._id),
  };
});

async function newLectureDraft(): Promise<string> {
  const { organisations } = await callAs(season, 'administrator', 'authoring', 'list', {});
  const organisationId = organisations[0]?.organisationId ?? '';
  const draftId = 'lecturedraft0001';
  await callAs(season, 'administrator', 'authoring', 'create', { draftId, organisationId });
  return draftId;
}

afterAll(async () => {
  await endSeason(season);
});

/** Makes a member of the demo branch hold this role for it, and no other. */
async function give(personId: string, role: string): Promise<void> {
  const name = season.persons.find((one) => one.personId === personId)?.name;
  const [member] = await season.cloud.database.find('members', { name });
  const organisationId = String(member?.['branchId']);
  const grant = { role, organisationId, organisationName: '', grantedBy: 'setup', grantedAtMs: 0 };
  const whom = { _id: member?._id };
  await season.cloud.database.updateMany('members', whom, { $set: { roles: [grant] } });
}

test('every page of the app is visited', () => {
  const app = JSON.parse(readFileSync(path.join(BUILD, 'app.json'), 'utf8')) as {
    pages: string[];
    subPackages: { root: string; pages: string[] }[];
  };
  const inPackages = app.subPackages.flatMap(({ root, pages }) =>
    pages.map((page) => path.posix.join(root, page)),
  );
  expect(Object.keys(visits).sort()).toEqual([...app.pages, ...inPackages].sort());
});

/** What the phone's console was told that it should not have been. */
function listen(): unknown[] {
  const complaints: unknown[] = [];
  for (const level of ['error', 'warn'] as const) {
    jest.spyOn(console, level).mockImplementation((...words) => {
      complaints.push(words.map(String));
    });
  }
  return complaints;
}

test.each(Object.entries(persons))(
  '%s opens every page: it says what it is for, or why not, and nothing is logged',
  async (_, [personId, role]) => {
    if (role) await give(personId, role);
    const complaints = listen();
    const phone = phoneOf(season, personId);
    phone.scans.push('https://elsewhere.example/');
    const person = await openMiniProgram(phone);
    const open = async (address: string): Promise<void> => {
      person.app.reLaunch(address);
      await person.settle();
      expect([address, person.text() === '', complaints]).toEqual([address, false, []]);
    };
    for (const [route, { by, says, id }] of Object.entries(visits)) {
      const isFor = by.includes(personId);
      if (isFor) {
        await open(`/${route}${id === undefined ? '' : `?id=${ids[id]}`}`);
        await person.untilText(says);
      }
      // A page that asks for no id would only be seen twice.
      if (!isFor || id !== undefined) await open(`/${route}?id=${ids.open}`);
    }
    expect(complaints).toEqual([]);
    jest.restoreAllMocks();
  },
  180_000,
);
