import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import { aLecture, aSeason, aSession, startsAtMs } from '../tools/builders';
import { aQuiz } from '../tools/quiz-builders';
import {
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  signingKeys,
} from '../tools/test-cloud';

/** The small season under attack: two branches, a session in each state, a waiting check-in, and somebody for each role. */
export type Role = 'guest' | 'member' | 'secretary' | 'stranger' | 'administrator';

const memberIds: Record<Role, string> = {
  guest: 'm-nobody',
  member: 'm-member',
  secretary: 'm-secretary',
  stranger: 'm-stranger',
  administrator: 'm-administrator',
};
const others = ['m-victim', 'm-pending'];

const invitationCode = 'ABCD2345';

export const openidFor = (role: Role) => openidOf(memberIds[role]);
export const everybody = [...Object.values(memberIds), ...others];
export const sessionIds = ['SESS0001', 'SESS0002', 'PVB11SHD', 'C10SED00', 'PR1NTED0', 'PASTYEAR'];

const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
const branch2 = {
  organisationId: 'branch-2',
  orgPath: elsewhere.orgPath,
  audience: { organisationIds: ['branch-2'], segments: [] },
};

export const codeAt = (ms: number, sessionId = 'SESS0001') =>
  sessionCodeOf(signingKeys, sessionId, slotOf(ms));

/** Codes of the present slot and of those to come. */
export const codeAhead = (sessionId: string, slots: number) =>
  Array.from({ length: slots }, (_, ahead) => codeAt(startsAtMs + ahead * 10_000, sessionId));

export function seasonDocuments(): Record<string, { _id: string }[]> {
  const administrator = secretaryOf('committee-1', memberIds.administrator);
  const stranger = secretaryOf('branch-2', memberIds.stranger);
  for (const { member, record } of [administrator, stranger]) {
    Object.assign(member, elsewhere);
    Object.assign(record, elsewhere);
  }
  Object.assign(administrator.member.roles[0] ?? {}, { role: 'administrator' });
  const pending = {
    ...{ status: 'pending' as const, seenAtMs: startsAtMs, atMs: startsAtMs },
    ...{ method: 'code' as const, codeAgeMs: 60_000 },
  };
  const waiting = { pending: ['SESS0001'], attendance: { SESS0001: pending } };
  return {
    organisations: structuredClone(organisations),
    invitations: [
      {
        ...{ _id: 'branch-1', code: invitationCode, version: 1, madeAtMs: startsAtMs },
        ...{ madeBy: memberIds.secretary },
      },
    ],
    seasons: [aSeason({ lectures: [aLecture('one', { quiz: { version: 1, questions: 5 } })] })],
    quizzes: [aQuiz('one')],
    sessions: [
      aSession(),
      aSession({ _id: 'SESS0002', ...branch2 }),
      aSession({ _id: 'PVB11SHD', status: 'published' }),
      aSession({ _id: 'C10SED00', status: 'closed' }),
      aSession({ _id: 'PR1NTED0', codeKind: 'printed', codeVersion: 2 }),
      aSession({ _id: 'PASTYEAR', seasonId: 's2025' }),
    ],
    ...peopleOf([
      enrolled(memberIds.member),
      secretaryOf('branch-1', memberIds.secretary),
      stranger,
      administrator,
      enrolled('m-victim'),
      enrolled('m-pending', { record: waiting }),
    ]),
  };
}

/** Values that lead a request past its first look-up, by the name of the field. */
const knownFields: Record<string, unknown> = {
  sessionId: 'SESS0001',
  memberId: 'm-pending',
  memberIds: ['m-pending'],
  branchId: 'branch-1',
  organisationId: 'branch-1',
  organisationIds: ['branch-1'],
  lectureId: 'one',
  awardId: 'award-1',
  code: codeAt(startsAtMs),
  requestId: 'attack1234567890',
  day: '20261125',
  reachedOn: '20261125',
  dueOn: '20261231',
  closesOn: '20261231',
  receipt: 'r'.repeat(60),
};

/** Where people join, the same name means another kind of code. */
const otherwise: Record<string, Record<string, unknown>> = {
  'joining.look': { code: invitationCode },
  'joining.ask': { code: invitationCode },
  'joining.startUp': { code: '0'.repeat(26) },
};

/** The same for one action. */
export const knownFieldsOf = ({ name, action }: { name: string; action: string }) => ({
  ...knownFields,
  ...otherwise[`${name}.${action}`],
});
