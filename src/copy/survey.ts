import type { SurveyQuestionKind, SurveyStage } from '@contract/survey-question';
import { dayText } from './plan';
import { segmentNames } from './segments';

export const surveyCopy = {
  entry: '训前调研',
  entryWaiting: (count: number) => `${count} 份等您答，不记名`,
  entryDetail: '不记名，每人答一次',
  empty: '眼下没有调研',
  create: '新建调研',
  holder: '由哪个组织发起',
  line: (organisation: string, closesOn: string, questions: number) =>
    `${organisation} · ${questions} 题 · ${dayText(closesOn)}截止`,
  stages: { draft: '草稿', open: '进行中', over: '已结束' } satisfies Record<SurveyStage, string>,
  answered: '已答',
  toAnswer: '待答',
  anonymous:
    '不记名：只记下您答过，答案另存，不带姓名和时间；不足 5 人的分组不出结果，谁也看不到单个人怎么答。',
  thanks: '已交，谢谢。每人只答一次，不能再改。',
  alreadyAnswered: '您已经答过这份调研',
  isOver: '调研已经结束',
  words: '想说的话（可不填）',
  several: '可选多项',
  submit: '提交',
  unfinished: (places: readonly number[]) => `还有第 ${places.join('、')} 题没有答`,
  countOpen: (answers: number | undefined) =>
    answers === undefined ? '答的人还不到 5 个，人数暂不显示' : `已有 ${answers} 人作答`,
  resultsAfter: '结束后才统计结果，避免从变化里看出谁怎么答',
  seeResults: '看结果',
  edit: '修改草稿',
  open: '开始调研',
  openExplained: '开始后题目不能再改。',
  close: '提前结束',
  closeExplained: '结束后不能重新开始，1 分钟后出结果。',
  remove: '删除草稿',
};

export const surveyResultsCopy = {
  sentence: (answers: number) => `共 ${answers} 人作答。每人只答一次，不记名。`,
  tooFew: '作答的不足 5 人，为保护不记名，不显示结果',
  cut: { all: '全部', branches: '按支部', segments: '按分类' },
  cutLabel: '怎么分',
  group: (name: string, answers: number) => `${name}（${answers} 人）`,
  noSegment: '没有分类',
  segments: segmentNames,
  withheld: '不足 5 人、或能被推算出来的分组已隐藏',
  noGroups: '没有可以显示的分组',
  most: (option: string, percent: number) => `最多的是「${option}」，${percent}%`,
  mean: (mean: number) => `平均 ${mean.toFixed(1)} 分（1–5 分）`,
  words: (count: number) => `${count} 人写了意见`,
  wordsTitle: '大家写的意见',
  option: (option: string, count: number, percent: number) => `${option}：${count} 人，${percent}%`,
  step: (place: number, ends: readonly string[]) =>
    place === 0 ? `1 ${ends[0] ?? ''}` : place === 4 ? `5 ${ends[1] ?? ''}` : String(place + 1),
};

export const surveyEditorCopy = {
  title: '调研名称',
  titleHint: '如：2026 年冬训训前调研',
  introduction: '开头说明（可不填）',
  closesOn: '截止日期',
  question: (place: number) => `第 ${place} 题`,
  questionText: '题目',
  kind: '题型',
  kinds: {
    ...{ single: '单选', multiple: '多选', scale: '打分（1–5）', words: '填写意见' },
  } satisfies Record<SurveyQuestionKind, string>,
  option: (place: number) => `选项 ${place}`,
  low: '1 分表示',
  high: '5 分表示',
  addOption: '加一个选项',
  addQuestion: '加一题',
  removeQuestion: (place: number) => `删除第 ${place} 题`,
  save: '存草稿',
  faults: {
    title: '请写调研名称',
    closesOn: '请选截止日期',
    question: (place: number) => `第 ${place} 题的题目或选项没有填完`,
  },
};
