import type { QuizCellFault, QuizColumn, QuizFault } from '../contract/authoring-answers';
import type { QuestionKind } from '../contract/quiz';
import { faultOfQuestion, type Question } from './quiz';

/** A row of a table, as shared/spreadsheet reads it. */
interface TableRow {
  line: number;
  cells: readonly string[];
}

/** Columns by their titles in the template. Words of a document, not of a screen. */
export const quizColumns: readonly QuizColumn[] = [
  ...(['题型', '题目', '选项A', '选项B', '选项C', '选项D', '选项E', '选项F'] as const),
  ...(['正确答案', '解析'] as const),
];
type Column = QuizColumn;

const kinds: Readonly<Record<string, QuestionKind>> = {
  ...{ 单选: 'single', 单选题: 'single', 多选: 'multiple', 多选题: 'multiple' },
  ...{ 判断: 'true-false', 判断题: 'true-false' },
};
const letters = 'ABCDEF';
const trueOrFalse = ['对', '错'];
const answersOfTrueFalse: Readonly<Record<string, number>> = {
  ...{ 对: 0, 正确: 0, 是: 0, A: 0, '√': 0 },
  ...{ 错: 1, 错误: 1, 否: 1, B: 1, '×': 1 },
};

export const mostQuestions = 50;
const longestQuestion = 200;
const longestOption = 60;
const longestExplanation = 200;

export interface QuizImport {
  /** Of the rows without a fault, in their order. */
  questions: Omit<Question, 'questionId'>[];
  faults: QuizFault[];
  /** Rows beyond the most are not read. */
  left: number;
}

/** Questions of a table; undefined where no row has the titles. */
export function readQuiz(rows: readonly TableRow[]): QuizImport | undefined {
  const header = rows.findIndex(
    ({ cells }) => cells.includes('题目') && cells.includes('正确答案'),
  );
  const titles = rows[header]?.cells;
  if (!titles) return undefined;
  const told = rows.slice(header + 1);
  const read = told.slice(0, mostQuestions).map((row) => questionOf(row, titles));
  return {
    questions: read.flatMap(({ question }) => question ?? []),
    faults: read.flatMap(({ faults }) => faults),
    left: Math.max(0, told.length - mostQuestions),
  };
}

function questionOf(
  { line, cells }: TableRow,
  titles: readonly string[],
): { question?: Omit<Question, 'questionId'>; faults: QuizFault[] } {
  const cell = (column: Column) => cells[titles.indexOf(column)]?.trim() ?? '';
  const faults: QuizFault[] = [];
  const note = (column: Column, fault: QuizCellFault) => faults.push({ line, column, fault });
  const kind = kinds[cell('题型')];
  if (!kind) note('题型', cell('题型') === '' ? 'missing' : 'kind');
  const text = cell('题目');
  if (text === '') note('题目', 'missing');
  else if ([...text].length > longestQuestion) note('题目', 'too-long');
  const explanation = cell('解析');
  if ([...explanation].length > longestExplanation) note('解析', 'too-long');
  const options = kind === 'true-false' ? trueOrFalse : optionsOf(cell, note);
  const right = kind && rightOf(kind, cell('正确答案'));
  if (kind && !right) note('正确答案', cell('正确答案') === '' ? 'missing' : 'answer');
  if (!kind || !right || faults.length > 0) return { faults };
  const question = { kind, text, options, right, explanation };
  const fault = faultOfQuestion({ ...question, questionId: '' });
  if (!fault) return { question, faults };
  note(fault === 'options' || fault === 'same-options' ? '选项A' : '正确答案', fault);
  return { faults };
}

function optionsOf(
  cell: (column: Column) => string,
  note: (column: Column, fault: QuizCellFault) => void,
): string[] {
  const columns = [...letters].map((letter) => `选项${letter}` as Column);
  const texts = columns.map(cell);
  const last = texts.findLastIndex((text) => text !== '');
  texts.slice(0, last + 1).forEach((text, place) => {
    const column = columns[place] ?? '选项A';
    if (text === '') note(column, 'gap');
    else if ([...text].length > longestOption) note(column, 'too-long');
  });
  return texts.slice(0, last + 1);
}

/** Places of the right options; undefined where the cell says none. */
function rightOf(kind: QuestionKind, cell: string): number[] | undefined {
  const told = cell.toUpperCase().replace(/[\s,，、;；.]/gu, '');
  if (kind === 'true-false') {
    const place = answersOfTrueFalse[told];
    return place === undefined ? undefined : [place];
  }
  const places = [...told].map((letter) => letters.indexOf(letter));
  return places.length === 0 || places.includes(-1)
    ? undefined
    : [...new Set(places)].sort((a, b) => a - b);
}
