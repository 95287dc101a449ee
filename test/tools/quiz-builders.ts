import { type Question, type Quiz, quizIdOf } from '../../cloudfunctions/shared/domain/quiz';
import { startsAtMs } from './builders';

export function aQuestion(questionId: string, more: Partial<Question> = {}): Question {
  return {
    questionId,
    kind: 'single',
    text: `题目 ${questionId}`,
    options: ['甲', '乙', '丙'],
    right: [0],
    explanation: `解析 ${questionId}`,
    ...more,
  };
}

/** A quiz of eight questions, of which five are asked. */
export function aQuiz(lectureId: string, more: Partial<Quiz> = {}): Quiz {
  const version = more.version ?? 1;
  return {
    _id: quizIdOf('s2026', lectureId, version),
    seasonId: 's2026',
    lectureId,
    version,
    drawKey: 'd'.repeat(64),
    ask: 5,
    pool: [
      ...['q1', 'q2', 'q3', 'q4'].map((id) => aQuestion(id)),
      aQuestion('m1', { kind: 'multiple', options: ['甲', '乙', '丙', '丁'], right: [0, 2] }),
      aQuestion('m2', { kind: 'multiple', options: ['甲', '乙', '丙', '丁'], right: [1, 2, 3] }),
      aQuestion('t1', { kind: 'true-false', options: ['对', '错'], right: [1] }),
      aQuestion('t2', { kind: 'true-false', options: ['对', '错'], right: [0] }),
    ],
    publishedAtMs: startsAtMs,
    ...more,
  };
}
