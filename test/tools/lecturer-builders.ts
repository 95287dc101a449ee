import type { Lecturer, LecturerTeam } from '../../cloudfunctions/shared/domain/lecturer';
import { startsAtMs } from './builders';

/** Somebody from outside whom the district keeps. */
export function aLecturer(_id: string, more: Partial<Lecturer> = {}): Lecturer {
  const isMember = more.memberId !== undefined;
  return {
    ...{ _id, orgPath: ['district'], teamIds: [], status: 'active', changedAtMs: startsAtMs },
    ...(isMember ? {} : { name: '周老师' }),
    ...more,
  };
}

export const aTeam = (_id: string, more: Partial<LecturerTeam> = {}): LecturerTeam => ({
  ...{ _id, orgPath: ['district'], kind: 'folk', name: '百姓名嘴', retired: false },
  changedAtMs: startsAtMs,
  ...more,
});
