import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';

const attempts = 6;

/** Takes a lecture off the shelf. It stays in the plan: what was watched before counts. Once off it stays so. */
export async function withdrawLecture(
  { lectureId }: { lectureId: string },
  { may, member, nowMs, repositories }: MemberContext,
): Promise<Outcome<{ withdrawn: boolean }>> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const season = await repositories.seasons.running();
    const place = season?.lectures.findIndex((one) => one.lectureId === lectureId) ?? -1;
    const lecture = season?.lectures[place];
    if (!season || !lecture) return refuse('LECTURE_NOT_FOUND');
    const holderId = lecture.organisationId ?? season.organisationId;
    const orgPath = (await organisationsById([holderId], nowMs)).get(holderId)?.path ?? [];
    if (!may(orgPath)) return refuse('NOT_ALLOWED');
    if (lecture.withdrawnAtMs !== undefined) return { withdrawn: true };
    const off = { ...lecture, withdrawnAtMs: nowMs };
    if (!(await repositories.seasons.replaceLecture(season._id, place, lecture, off))) continue;
    await repositories.audit.note({
      _id: `lecture-withdrawn:${lectureId}:${nowMs}`,
      ...{ action: 'lecture-withdrawn', by: member._id, atMs: nowMs, orgPath },
      ...{ subjectId: lectureId, facts: { title: lecture.title } },
    });
    return { withdrawn: true };
  }
  return refuse('BUSY');
}
