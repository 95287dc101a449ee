import { pageTitles } from './common';

/** Titles of editors that were opened for something new. */
const newTitles = {
  taskEditor: '新建任务',
  surveyEditor: '新建调研',
  projectEditor: '新建项目',
  venueEditor: '新建阵地',
  serviceEditor: '新建服务',
  awardEditor: '新建表彰',
} as const satisfies Partial<Record<keyof typeof pageTitles, string>>;

export type EditorPage = keyof typeof newTitles;

/** What an editor is called: `id` is what it changes, undefined where it makes something new. */
export const editorTitleOf = (page: EditorPage, id: string | undefined): string =>
  (id === undefined ? newTitles : pageTitles)[page];
