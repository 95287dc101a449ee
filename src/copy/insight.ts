import type { LectureInsight } from '@contract/insight';
import { dateOf, durationOf, startOfDay } from './time';

/** Where others lead here. */
export const insightEntry = {
  title: '微课学习情况',
  detail: '谁还没学完、停在哪里、哪道题难',
  lecturers: '讲师库',
  lecturersDetail: '讲师、队伍、讲了多少、多少人听',
};

const percent = (part: number, whole: number) => `${Math.round((100 * part) / whole)}%`;

export const insightCopy = {
  of: (done: number, asked: number) => `${done}/${asked}`,
  /** The sentence before all rows. */
  headline: (unfinished: number, all: number) =>
    unfinished === 0 ? '该学的微课都学完了' : `${all} 节微课里，${unfinished}\u00a0节还有人没学完`,
  none: '还没有安排要学的微课',
  due: (yyyymmdd: string) => `${dateOf(startOfDay(yyyymmdd))}前学完`,
  noDue: '没有定截止日期',
  notAsked: '不要求这里的人学',
  branches: (counted: number, all: number) =>
    counted < all
      ? `已统计 ${counted} 个支部，共 ${all} 个，其余的下一轮统计`
      : `${all} 个支部，每十分钟统计一次`,
  notCounted: '还没有统计，约十分钟后再看',
  below: '下面各单位，进度慢的在前',
  share: (done: number, asked: number) => percent(done, asked),
  shareDetail: (done: number, asked: number) => `应学 ${asked} 人次，学完 ${done} 人次`,
  doneUnit: (asked: number) => `人学完，应学 ${asked} 人`,
  watching: ({ began, completed }: Pick<LectureInsight, 'began' | 'completed'>) =>
    began === 0 ? '还没有人开始看' : `开始看的 ${began} 人，学完的 ${completed} 人`,
  dropOff: '看到哪里停下',
  /** First a sentence, then the picture. */
  stop: ({ stop }: NonNullable<LectureInsight['dropOff']>) => {
    if (!stop) return '开始看的人都学完了';
    const { minute, members, of, isLast } = stop;
    const where = isLast ? '最后，中间有跳过的部分' : `第 ${minute} 分钟停下`;
    const verb = isLast ? '看到' : '在';
    return 2 * members > of
      ? `多数人${verb}${where}（没学完的 ${of} 人里有 ${members} 人）`
      : `停下的地方比较分散，${verb}${where}的最多（没学完的 ${of} 人里有 ${members} 人）`;
  },
  tooFew: (least: number) => `开始看的不到 ${least} 人，为了不显出是谁，不显示停在哪里`,
  curve: '从左到右是微课的时间，越高还在看的人越多；深色的是停下最多的那一分钟',
  begin: '开头',
  end: (seconds: number) => `结束 ${durationOf(seconds)}`,
  questions: '题目难易（第一次作答）',
  right: (right: number, tries: number) => `${tries} 人答，${right} 人答对`,
  hard: '较难',
  hidden: (count: number, least: number) => `还有 ${count} 题作答不到 ${least} 人，不显示`,
  noTries: (least: number) => `每题作答都不到 ${least} 人，暂不显示`,
  unfinished: (count: number) => `还没学完的 ${count} 人`,
  allDone: '应学的人都学完了',
  begun: '看了一部分',
  notBegun: '还没开始看',
  namesElsewhere: '名单只有本支部书记能看到',
};
