import type { QuizColumn } from '../shared/contract/authoring-answers';

/** Words of the template, and of what a draft begins with. */
export const copy = {
  /** Series of what is made of recordings. */
  recordings: '直播回看',
  file: '微课题目模板.xlsx',
  sheet: '题目',
  title: '微课题目',
  hints: [
    '一行一题，最多 50 题；题型填 单选、多选 或 判断。示例行可以直接改或删除。',
    '选项从 A 起连续填写；判断题不用填选项。正确答案填字母，多选填几个字母（如 ACD），判断填 对 或 错。',
  ],
};

export const columnWidths: Readonly<Record<QuizColumn, number>> = {
  ...{ 题型: 8, 题目: 40, 选项A: 18, 选项B: 18, 选项C: 18, 选项D: 18, 选项E: 18, 选项F: 18 },
  ...{ 正确答案: 12, 解析: 40 },
};

export const exampleRows: string[][] = [
  [
    ...['单选', '屋里烧煤取暖，一定要怎么做？', '留一条窗缝', '把门窗关严', '多添一些煤', ''],
    ...['', '', 'A', '留一条窗缝，让空气流通。'],
  ],
  [
    ...['多选', '在家觉得头晕、恶心，要怎么做？', '开门开窗', '走到外面', '打 120', '躺下睡一觉'],
    ...['', '', 'ABC', '躺下睡会有生命危险。'],
  ],
  [
    ...['判断', '一氧化碳闻得到，所以不用担心。', '', '', '', '', '', ''],
    ...['错', '它看不见，也闻不到。'],
  ],
];
