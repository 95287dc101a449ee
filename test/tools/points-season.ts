import {
  changeOfCredits,
  changeInPlace,
  checkInKey,
} from '../../cloudfunctions/shared/domain/ledger';
import type { RoleName } from '../../cloudfunctions/shared/contract/vocabulary';
import type { JobView } from '../../cloudfunctions/shared/contract/jobs';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { aLecture, aRecord, aSeason, aSession, startsAtMs } from './builders';
import {
  type Enrolled,
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  startTestCloud,
} from './test-cloud';

/** Somebody with a role for an organisation. */
export function holding(role: RoleName, organisationId: string, memberId: string): Enrolled {
  const grant = {
    ...{ role, organisationId, organisationName: organisationId },
    ...{ grantedBy: 'setup', grantedAtMs: 0 },
  };
  return enrolled(memberId, { member: { roles: [grant] } });
}

/** A record with one check-in of ten points and the attendance that it rests on. */
export function checkedIn(memberId: string, status: 'present' | 'late' = 'present'): Enrolled {
  const points = status === 'late' ? 5 : 10;
  const record: StudyRecord = aRecord(memberId);
  const credit = {
    ...{ key: checkInKey('SESS0001'), rule: 'checkIn' as const, points },
    ...{ atMs: startsAtMs, source: 'SESS0001', branchId: 'branch-1' },
  };
  changeInPlace(record, changeOfCredits([credit], startsAtMs));
  const { score, reachedAtMs, months, weeks, byBranch, changedAtMs, entries, days } = record;
  const seen = { status, seenAtMs: startsAtMs, atMs: startsAtMs, method: 'code' as const };
  return enrolled(memberId, {
    record: {
      ...{ score, reachedAtMs, months, weeks, byBranch, changedAtMs, entries, days },
      attendance: { SESS0001: seen },
      attended: ['SESS0001'],
    },
  });
}

/** A district administrator, two of the branch, members with a check-in each; in branch-2 one more member and a secretary. */
export function startPointsCloud(more: Enrolled[] = []): Promise<TestCloud> {
  const place = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
  const grants = holding('secretary', 'branch-2', 'm-other').member.roles;
  return startTestCloud({
    organisations,
    seasons: [aSeason({ lectures: [aLecture('l1', { durationSeconds: 600 })] })],
    sessions: [aSession()],
    ...peopleOf([
      holding('administrator', 'district', 'm-admin'),
      holding('secretary', 'branch-1', 'm-secretary'),
      holding('administrator', 'branch-1', 'm-second'),
      checkedIn('m1'),
      checkedIn('m2', 'late'),
      enrolled('m3'),
      enrolled('m-far', { member: place, record: place }),
      enrolled('m-other', { member: { ...place, roles: grants }, record: place }),
      ...more,
    ]),
  });
}

/** Drives a job to its end as the member who started it; answers how it ended and in how many steps. */
export async function driveJob(
  test: TestCloud,
  memberId: string,
  jobId: string,
  between: (job: JobView) => Promise<void> = () => Promise.resolve(),
): Promise<JobView> {
  for (let steps = 0; steps < 500; steps += 1) {
    const reply = await test.call(openidOf(memberId), 'jobs', 'advance', { jobId });
    if (!reply.ok) throw new Error(reply.code);
    if (reply.data.status !== 'running') return reply.data;
    await between(reply.data);
  }
  throw new Error('a job never ends');
}
