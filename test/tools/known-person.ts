import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { lecturerIdOfMember } from '../../cloudfunctions/shared/domain/lecturer';
import { dayMs } from '../../cloudfunctions/shared/domain/season-time';
import { workbookOf } from '../../cloudfunctions/shared/runtime/workbook';
import type { LocalCloud } from '../../local-cloud';
import { anAppeal, anAward, anAwardList } from './award-builders';
import { aSeason, aSession, startsAtMs } from './builders';
import { aLecturer } from './lecturer-builders';
import { anEvidence } from './plan-builders';
import { type Enrolled, enrolled, organisations, peopleOf, secretaryOf } from './test-cloud';

/** Somebody about whom something stands in every place where anything can: words that others wrote, files, marks of the phone. */
export const knownName = '欧阳测试';
export const me = 'm-me';
const words = `${knownName}的说明`;
const by = { by: 'm-secretary', atMs: startsAtMs };

const administrator: Enrolled = enrolled('m-admin', {
  member: {
    roles: [
      {
        ...{ role: 'administrator', organisationId: 'district', organisationName: '示范区' },
        ...{ grantedBy: 'setup', grantedAtMs: 0 },
      },
    ],
  },
});

export const knownPerson = (): Enrolled =>
  enrolled(me, {
    member: { name: knownName, nameInitials: 'oycs' },
    record: {
      score: 12,
      entries: {
        'manual:adj-1': { rule: 'manual', points: 2, atMs: startsAtMs, reason: words },
      },
      attendance: {
        SESS0009: {
          ...{ status: 'present', method: 'by-hand', seenAtMs: startsAtMs, atMs: startsAtMs },
          ...{ reason: words, receipt: 'R'.repeat(20), network: 'n', place: 'inside' },
          corrections: [
            { atMs: 1, by: 'm-secretary', from: 'none', to: 'absent', reason: words },
            { atMs: 2, by: 'm-secretary', from: 'absent', to: 'present' },
          ],
        },
      },
      attended: ['SESS0009'],
      nudge: { week: '2026W48', atMs: startsAtMs, by: 'm-secretary' },
    },
  });

type Documents = Record<string, { _id: string }[]>;

/** The person among others of the branch, and all that was written about them. */
export function documentsAboutPerson(): Documents {
  const mine = knownPerson();
  const key = mine.binding._id;
  const list = anAwardList([me]);
  const lecturerId = lecturerIdOfMember(me);
  return {
    organisations,
    seasons: [aSeason()],
    sessions: [
      aSession(),
      aSession({ _id: 'SESS0009', status: 'settled', lecturer: knownName, lecturerId }),
    ],
    ...peopleOf([mine, administrator, secretaryOf('branch-1'), enrolled('m-other')]),
    lecturers: [aLecturer(lecturerId, { memberId: me, introduction: words })],
    evidence: [anEvidence(me, { text: words })],
    serviceHours: [
      {
        ...{ _id: `own-1:${me}`, workId: 'own-1', seasonId: 's2026', memberId: me, hours: 2 },
        ...{ branchId: 'branch-1', orgPath: ['district'], kind: 'visit', status: 'confirmed' },
        ...{ own: { title: words, venue: words }, reason: words, atMs: startsAtMs, sentAtMs: 1 },
      },
    ],
    leaveRequests: [
      {
        ...{ _id: `SESS0009:${me}`, sessionId: 'SESS0009', memberId: me, branchId: 'branch-1' },
        ...{ status: 'approved', reason: words, askedAtMs: 1, round: 1, answer: words },
        ...{ decidedBy: 'm-secretary', decidedAtMs: 2 },
      },
    ],
    awards: [
      anAward({
        ...{ status: 'published', list },
        more: {
          named: { [me]: true },
          changes: [{ what: 'corrected', by: 'm-admin', atMs: startsAtMs, reason: words }],
        },
      }),
    ],
    awardLists: [list],
    appeals: [
      anAppeal(me, {
        ...{ text: words, status: 'upheld', answer: words },
        ...{ decidedBy: 'm-admin', decidedAtMs: 3 },
      }),
    ],
    adjustments: [
      {
        ...{ _id: 'adj-1', seasonId: 's2026', memberId: me, orgPath: ['district'], points: 2 },
        ...{ reason: words, ...by, status: 'reversed', changedAtMs: 1 },
        ended: { ...by, reason: words },
      } as { _id: string },
    ],
    auditLog: [
      {
        ...{ _id: 'points-awarded:adj-1', action: 'points-awarded', ...by },
        ...{ orgPath: ['district'], subjectId: me, reason: words, facts: { points: 2 } },
      },
      {
        ...{ _id: `award-changed:award-1:appeal:${me}`, action: 'award-changed', ...by },
        ...{ orgPath: ['district'], subjectId: 'award-1', reason: words },
        facts: { what: 'upheld', appealOf: me },
      } as { _id: string },
    ],
    refusedScans: [
      {
        ...{ _id: `SESS0009:${key}`, sessionId: 'SESS0009', seasonId: 's2026', openidKey: key },
        ...{ count: 1, lastAtMs: startsAtMs },
      },
    ],
    waitingCheckIns: [
      {
        ...{ _id: `SESS0001:${key}`, sessionId: 'SESS0001', openidKey: key, atMs: startsAtMs },
        attendance: { status: 'pending', atMs: startsAtMs, seenAtMs: startsAtMs, method: 'code' },
      } as { _id: string },
    ],
    reminders: [
      {
        ...{ _id: `${me}:task-due:task-1`, memberId: me, kind: 'task-due', subjectId: 'task-1' },
        ...{ atMs: startsAtMs, outcome: 'sent' },
      },
    ],
    wrongCodes: [
      { _id: `joining:${key}`, count: 1, windowStartsAtMs: startsAtMs } as { _id: string },
    ],
    administratorCodes: [
      { _id: 'hash', issuedAtMs: 0, expiresAtMs: 1, consumedBy: key } as { _id: string },
    ],
  };
}

const aTable = (rows: string[][]) =>
  workbookOf([
    {
      ...{ name: 'Sheet1', lines: [], rows },
      columns: [
        ['姓名', 10],
        ['支部', 10],
      ],
    },
  ]);

/** A counted file of outside study in which the person stands among others. */
export async function importNamingPerson({
  database,
  storage,
}: Pick<LocalCloud, 'database' | 'storage'>): Promise<void> {
  const sheet = await aTable([
    [knownName, '第一支部'],
    ['别人', '第一支部'],
  ]);
  const cells = { name: knownName, branch: '', day: '', item: '', points: '' };
  const plan = { good: [], bad: [{ row: 2, cells, faults: {} }] };
  const secret = 'b'.repeat(32);
  const evidenceFileId = await storage.put('imports/evidence.xlsx', sheet);
  const planFileId = await storage.put(`imports/${secret}.json`, Buffer.from(JSON.stringify(plan)));
  await storage.put(`imports/problems-${secret}.xlsx`, sheet);
  await database.insertMany('importBatches', [
    {
      ...{ _id: 'batch-1', seasonId: 's2026', orgPath: ['district'], status: 'counted' },
      ...{ organisationIds: ['district'], by: 'm-admin', atMs: 1, changedAtMs: 1 },
      ...{ fileName: `${knownName}.xlsx`, evidenceFileId, planFileId },
    },
  ]);
}

/** The person's picture of a task, an export with the person in it, and tables that are on their way: the own one and another's. */
export async function otherFilesOfPerson({
  database,
  storage,
}: Pick<LocalCloud, 'database' | 'storage'>): Promise<void> {
  const dueAtMs = startsAtMs + dayMs;
  const upload = { purpose: 'roster', fileName: 'x.xlsx', beganAtMs: 1, expiresAtMs: dueAtMs };
  const table = await aTable([[knownName, '第一支部']]);
  const [picture, exported, own, foreign] = await Promise.all(
    ['uploads/p.jpg', 'exports/e.xlsx', 'uploads/own.xlsx', 'uploads/foreign.xlsx'].map((name) =>
      storage.put(name, name.endsWith('.jpg') ? Buffer.from(`picture of ${knownName}`) : table),
    ),
  );
  await database.updateMany('evidence', { memberId: me }, { $set: { pictureFileId: picture } });
  await database.insertMany('exports', [
    {
      ...{ _id: 'export-1', kind: 'branch', subjectId: 'branch-1', seasonId: 's2026', rows: 3 },
      ...{ title: '第一支部', organisationName: '第一支部', orgPath: ['district'] },
      ...{ by: me, atMs: startsAtMs, fileId: exported, fileExpiresAtMs: dueAtMs },
    },
  ]);
  await database.insertMany('uploads', [
    { _id: 'own', memberId: me, cloudPath: 'uploads/own.xlsx', fileId: own, ...upload },
    { _id: 'foreign', memberId: 'm-admin', cloudPath: 'f', fileId: foreign, ...upload },
  ]);
}

/** What every stored file of a data folder says: tables unpacked, since their text is compressed. */
export function storedTexts(dataDir: string): string {
  const folder = path.join(dataDir, 'files');
  const texts = readdirSync(folder).map((name) => {
    const content = readFileSync(path.join(folder, name));
    if (content.subarray(0, 2).toString() !== 'PK') return content.toString();
    return Object.values(unzipSync(content))
      .map((part) => strFromU8(part))
      .join('\n');
  });
  return texts.join('\n');
}
