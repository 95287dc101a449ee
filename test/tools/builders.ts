import type { PlanOfRequest } from '../../cloudfunctions/shared/contract/season';
import { defaultRules } from '../../cloudfunctions/shared/domain/rules';
import type { PlannedLecture, Season } from '../../cloudfunctions/shared/domain/season';
import type { Session } from '../../cloudfunctions/shared/domain/session';
import { type StudyRecord, newStudyRecord } from '../../cloudfunctions/shared/domain/study-record';

/** A Wednesday evening in Shanghai, 2026-11-25 19:00; on whole slots of ten seconds. */
export const startsAtMs = Date.UTC(2026, 10, 25, 11, 0, 0);
export const minuteMs = 60_000;

/** An open session of one branch from 19:00 to 20:30, with the default rules. */
export function aSession(more: Partial<Session> = {}): Session {
  return {
    _id: 'SESS0001',
    seasonId: 's2026',
    organisationId: 'branch-1',
    organisationName: '第一支部',
    orgPath: ['district', 'committee-1', 'branch-1'],
    category: 'first-lesson',
    tags: [],
    title: '冬训第一课',
    mode: 'on-site',
    startsAtMs,
    endsAtMs: startsAtMs + 90 * minuteMs,
    checkInOpensAtMs: startsAtMs - 30 * minuteMs,
    checkInClosesAtMs: startsAtMs + 90 * minuteMs,
    settlesAtMs: more.checkInClosesAtMs ?? more.endsAtMs ?? startsAtMs + 90 * minuteMs,
    lateAfterMs: startsAtMs + 10 * minuteMs,
    venue: '二楼会议室',
    audience: { organisationIds: ['branch-1'], segments: [] },
    openToAll: false,
    expected: 3,
    required: true,
    codeKind: 'rotating',
    status: 'open',
    credit: { onTime: 10, late: 5, dayCap: 20, rulesVersion: 1 },
    publishedBy: 'm-secretary',
    createdAtMs: startsAtMs - 86_400_000,
    changedAtMs: startsAtMs - 86_400_000,
    ...more,
  };
}

/** The plan of a session as an editor sends it: tomorrow at the same time, an hour, for branch-1. */
export function aPlan(more: Partial<PlanOfRequest> = {}): PlanOfRequest {
  return {
    category: 'three-meetings',
    tags: ['party-lecture'],
    title: '十二月支部大会',
    mode: 'both',
    startsAtMs: startsAtMs + 86_400_000,
    endsAtMs: startsAtMs + 86_400_000 + 60 * minuteMs,
    opensBeforeMinutes: 30,
    closesAfterMinutes: 0,
    lateAfterMinutes: 10,
    venue: '一楼会议室',
    stream: 'https://live.example/room/1',
    lecturer: '王老师',
    audience: { organisationIds: ['branch-1'], segments: [] },
    openToAll: false,
    required: true,
    codeKind: 'rotating',
    fence: { latitude: 31.2304, longitude: 121.4737, radiusMeters: 200 },
    ...more,
  };
}

export function aRecord(memberId = 'm1', more: Partial<StudyRecord> = {}): StudyRecord {
  const record = newStudyRecord({
    seasonId: 's2026',
    memberId,
    openidKey: `key-${memberId}`,
    branchId: 'branch-1',
    orgPath: ['district', 'committee-1', 'branch-1'],
    segments: ['line'],
    card: { branchName: '第一支部', roles: [] },
    nowMs: startsAtMs - 7 * 86_400_000,
  });
  return { ...record, ...more };
}

export function aLecture(lectureId: string, more: Partial<PlannedLecture> = {}): PlannedLecture {
  return {
    lectureId,
    title: `微课 ${lectureId}`,
    series: '冬训微课堂',
    lecturer: '王老师',
    durationSeconds: 120,
    posterFileId: `cloud://local/${lectureId}/poster.jpg`,
    videoFileId: `cloud://local/${lectureId}/video.mp4`,
    segments: [],
    open: false,
    ...more,
  };
}

export function aSeason(more: Partial<Season> = {}): Season {
  return {
    _id: 's2026',
    name: '2026 年冬训',
    organisationId: 'district',
    startsAtMs: startsAtMs - 14 * 86_400_000,
    endsAtMs: startsAtMs + 76 * 86_400_000,
    rules: defaultRules,
    lectures: [],
    status: 'running',
    ...more,
  };
}
