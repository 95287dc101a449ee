import { createHash } from 'node:crypto';
import { countsOfMember, lettersOf } from '../../cloudfunctions/shared/domain/attendance-counts';
import type { Award, AwardList, MemberCandidate } from '../../cloudfunctions/shared/domain/award';
import { appealsEndMs } from '../../cloudfunctions/shared/domain/award-life';
import { frozenList } from '../../cloudfunctions/shared/domain/award-list';
import type { Organisation } from '../../cloudfunctions/shared/domain/organisation';
import type { Season } from '../../cloudfunctions/shared/domain/season';
import { isInvited, type Session } from '../../cloudfunctions/shared/domain/session';
import { dayMs } from '../../cloudfunctions/shared/domain/season-time';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { atClock, type Calendar } from './calendar';

interface Setting {
  seed: string;
  season: Season;
  /** Of the demonstration: its administrator holds both awards. */
  committee: Organisation;
  /** Member id of its administrator. */
  administratorId: string;
  sessions: readonly Session[];
  calendar: Calendar;
}

type PacesetterTerms = Extract<Award['terms'], { kind: 'pacesetter' }>;

const publishedTerms: PacesetterTerms = {
  kind: 'pacesetter',
  places: { overall: 6, perPart: 2 },
  conditions: { attendancePercent: 70, lectures: 2, points: 0, eligibleOnly: true },
  ...{ ties: 'extend', appealDays: 5 },
};

const draftTerms: Award['terms'] = {
  kind: 'collective',
  places: { overall: 1, small: 1, medium: 1, large: 0 },
  conditions: { members: 3, participationPercent: 80 },
  ...{ ties: 'extend', appealDays: 5 },
};

/**
 * The two awards of a generated season: people of its first month, published the evening before yesterday and open to appeals,
 * and branches whose list is still to be made. The published list follows from the ledgers as they were then.
 */
export class SeasonAwards {
  private readonly candidates: MemberCandidate[] = [];
  private readonly frozenAtMs: number;
  private readonly required: Session[];

  constructor(private readonly setting: Setting) {
    const { calendar, sessions } = setting;
    this.frozenAtMs = atClock(calendar.todayMs, -2, 19.5);
    this.required = sessions.filter(
      ({ required, status, endsAtMs }) =>
        required && (status === 'closed' || status === 'settled') && endsAtMs < this.frozenAtMs,
    );
  }

  /** Passes the records on and takes down what the awards need of the committee's own. */
  *choosing(records: Iterable<StudyRecord>): Generator<StudyRecord> {
    for (const record of records) {
      if (record.orgPath.includes(this.setting.committee._id))
        this.candidates.push(this.candidateOf(record));
      yield record;
    }
  }

  list(): AwardList {
    return frozenList(
      {
        ...{ _id: this.idOf('list'), awardId: this.idOf('people') },
        ...{ version: 1, frozenAtMs: this.frozenAtMs },
      },
      {
        ...{ terms: publishedTerms, summaryVersion: 1, asOfMs: this.frozenAtMs },
        ...{ rulesVersion: this.setting.season.rules.version, admitted: [] },
        candidates: this.candidates,
      },
    );
  }

  awards(list: AwardList): Award[] {
    const { frozenAtMs } = this;
    const publishedAtMs = frozenAtMs + 30 * 60_000;
    const { summaryVersion, asOfMs, rulesVersion, digest } = list;
    const by = this.setting.administratorId;
    const published: Award = {
      ...this.award('people', '学习标兵（第一阶段）', publishedTerms),
      ...{ status: 'published', revision: 3, honoured: list.honoured.map((one) => one.id) },
      lists: [
        {
          ...{ version: 1, listId: list._id, frozenAtMs, summaryVersion, asOfMs, rulesVersion },
          ...{ digest, count: list.honoured.length },
        },
      ],
      ...{ publishedAtMs, publishedVersion: 1 },
      appealsUntilMs: appealsEndMs(publishedAtMs, publishedTerms.appealDays),
      changes: [
        { what: 'defined', atMs: frozenAtMs - dayMs, by },
        { what: 'frozen', atMs: frozenAtMs, by },
        { what: 'published', atMs: publishedAtMs, by },
      ],
    };
    return [published, this.award('branches', '学习先进集体', draftTerms)];
  }

  private award(key: string, name: string, terms: Award['terms']): Award {
    const { season, committee, administratorId: by } = this.setting;
    const createdAtMs = this.frozenAtMs - dayMs;
    return {
      ...{ _id: this.idOf(key), seasonId: season._id, seasonName: season.name, name, terms },
      ...{ organisationId: committee._id, organisationName: committee.name },
      ...{ orgPath: committee.path, status: 'draft', revision: 1, lists: [], honoured: [] },
      ...{ named: {}, seal: this.idOf(`seal of ${key}`), createdAtMs, createdBy: by },
      changes: [{ what: 'defined', atMs: createdAtMs, by }],
    };
  }

  private candidateOf(record: StudyRecord): MemberCandidate {
    const { memberId: id, branchId, orgPath, segments, eligible } = record;
    const earned = Object.values(record.entries).filter(({ atMs }) => atMs < this.frozenAtMs);
    const own = this.required.filter(({ audience }) => isInvited(audience, orgPath, segments));
    return {
      ...{ kind: 'pacesetter', id, branchId, partId: branchId, eligible },
      points: earned.reduce((sum, { points }) => sum + points, 0),
      reachedAtMs: Math.max(0, ...earned.map(({ atMs }) => atMs)),
      required: countsOfMember(own, lettersOf(own, record)).required,
      lectures: earned.filter(({ rule }) => rule === 'lectureDone').length,
    };
  }

  private idOf(what: string): string {
    const text = `${this.setting.seed}:${this.setting.season._id}:award:${what}`;
    return createHash('sha256').update(text).digest('hex').slice(0, 32);
  }
}
