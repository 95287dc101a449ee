import type { Organisation } from '../../cloudfunctions/shared/domain/organisation';
import type { Season } from '../../cloudfunctions/shared/domain/season';
import { dayMs, seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import {
  mainSegmentOf,
  type Survey,
  type SurveyAnswer,
} from '../../cloudfunctions/shared/domain/survey';
import { atClock, type Calendar } from './calendar';
import { Chance } from './chance';

type GivenAnswers = SurveyAnswer['answers'];

interface Setting {
  seed: string;
  season: Season;
  calendar: Calendar;
  district: Organisation;
}

const questions: Survey['questions'] = [
  {
    ...{ questionId: 'when', kind: 'single', text: '什么时间学习最方便？' },
    options: ['工作日白天', '工作日晚上', '周末', '班前班后'],
  },
  {
    ...{ questionId: 'what', kind: 'multiple', text: '最想学哪些内容？' },
    options: ['理论宣讲', '安全生产', '业务技能', '服务群众'],
  },
  {
    ...{ questionId: 'last', kind: 'scale', text: '对去年的冬训满意吗？' },
    options: ['不满意', '很满意'],
  },
  { questionId: 'words', kind: 'words', text: '对今年的冬训有什么建议？', options: [] },
];
const suggestions = ['微课短一点', '多讲身边的事', '夜班也能补学', '多组织现场见学', '字大一点'];

/** The survey before the season, over by now, and a short one that is still open. */
export class SeasonSurveys {
  readonly surveys: Survey[];
  private readonly chance: Chance;
  private readonly before: SurveyAnswer[] = [];

  constructor({ seed, season, calendar, district }: Setting) {
    this.chance = new Chance(seed, 'surveys');
    const head = {
      ...{ seasonId: season._id, organisationId: district._id, organisationName: district.name },
      ...{ orgPath: district.path, status: 'open' as const, revision: 2, createdBy: 'demo' },
    };
    this.surveys = [
      {
        ...{
          _id: 'before',
          ...head,
          title: '训前调研',
          introduction: '不记名，几分钟答完',
          questions,
        },
        closesOn: seasonDayOf(calendar.startsAtMs - dayMs),
        createdAtMs: calendar.startsAtMs - 14 * dayMs,
      },
      {
        ...{ _id: 'midway', ...head, title: '冬训过半小调研' },
        questions: questions.filter(({ questionId }) => questionId !== 'last'),
        closesOn: seasonDayOf(atClock(calendar.todayMs, 7, 12)),
        createdAtMs: atClock(calendar.todayMs, -1, 9),
      },
    ];
  }

  /** Passes the records on; about half have answered before the season. */
  *asking(records: Iterable<StudyRecord>): Generator<StudyRecord> {
    for (const record of records) {
      if (this.chance.happens(0.5)) {
        record.surveys = { before: true };
        this.before.push(this.answerOf(record));
      }
      yield record;
    }
  }

  /** By their ids, which are of chance: in another order than the records. */
  answers(): SurveyAnswer[] {
    return this.before.sort((a, b) => (a._id < b._id ? -1 : 1));
  }

  private answerOf({ branchId, segments }: StudyRecord): SurveyAnswer {
    const { chance } = this;
    const given = (questionId: string, chosen: number[], words = ''): GivenAnswers[number] => ({
      ...{ questionId, chosen, words },
    });
    return {
      _id: chance.bytes(16).toString('hex'),
      ...{ surveyId: 'before', branchId, segment: mainSegmentOf(segments) },
      answers: [
        given('when', [chance.pick([0, 1, 1, 2, 3, 3])]),
        given('what', chance.pick([[0, 1], [1], [1, 2], [3], [0, 3]])),
        given('last', [chance.pick([1, 2, 3, 3, 3, 4, 4])]),
        given('words', [], chance.happens(0.06) ? chance.pick(suggestions) : ''),
      ],
    };
  }
}
