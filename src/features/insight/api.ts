import { call } from '@/platform/cloud';

const placeOf = (organisationId: string | undefined) =>
  organisationId === undefined ? {} : { organisationId };

export const fetchLectures = (organisationId: string | undefined) =>
  call('insight', 'lectures', placeOf(organisationId));

export const fetchLecture = (lectureId: string, organisationId: string | undefined) =>
  call('insight', 'lecture', { lectureId, ...placeOf(organisationId) });
