import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SeasonServer } from '../tools/planted-season';
import { projectedText } from '../tools/season-calls';
import { endSeason, openMiniProgram, phoneOf } from '../tools/weapp/member';
import { holdTime } from '../tools/weapp/phone-time';

/**
 * Everybody follows every link: each page of app.json, whoever it is for, by each role, with an id that is a session's and mostly not of the
 * kind that the page wants. It may show itself or say why not; it may not stay empty or break.
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
let sessionId: string;
let routes: string[];

beforeAll(async () => {
  season = await startSeason();
  holdTime(season);
  await projectedText(season);
  const [open] = await season.cloud.database.find('sessions', { status: 'open' });
  sessionId = String(open?._id);
  const app = JSON.parse(readFileSync(path.join(BUILD, 'app.json'), 'utf8')) as {
    pages: string[];
    subPackages: { root: string; pages: string[] }[];
  };
  const inPackages = app.subPackages.flatMap(({ root, pages }) =>
    pages.map((page) => path.posix.join(root, page)),
  );
  routes = [...app.pages, ...inPackages];
});

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

/** The phone's console, and every answer that was a defect. */
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
  '%s opens every page, and none breaks',
  async (_, [personId, role]) => {
    if (role) await give(personId, role);
    const complaints = listen();
    const person = await openMiniProgram(phoneOf(season, personId));
    const empty: string[] = [];
    for (const route of routes) {
      person.app.reLaunch(`/${route}?id=${sessionId}`);
      await person.settle();
      if (person.text() === '') empty.push(route);
      expect([route, complaints]).toEqual([route, []]);
    }
    expect(empty).toEqual([]);
    jest.restoreAllMocks();
  },
  180_000,
);
