import type { AuthoringResponses } from '../shared/contract/authoring';
import { mostQuestions, quizColumns, readQuiz } from '../shared/domain/quiz-import';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownUpload } from '../shared/runtime/own-upload';
import { type Sheet, workbookOf } from '../shared/runtime/workbook';
import { readSpreadsheet } from '../shared/spreadsheet/read-spreadsheet';
import { columnWidths, copy, exampleRows } from './copy';

const urlLifeSeconds = 3_600;
/** Titles and notes stand above the questions. */
const limits = { mostRows: mostQuestions + 200, mostBytes: 5_000_000 };

/** A table with the columns of a quiz and an example of each kind. Always the same, so it stands in the storage once. */
export async function quizTemplate(
  _input: unknown,
  { repositories }: MemberContext,
): Promise<{ fileName: string; url: string }> {
  const sheet: Sheet = {
    name: copy.sheet,
    lines: [copy.title, ...copy.hints],
    columns: quizColumns.map((column) => [column, columnWidths[column]]),
    rows: exampleRows,
  };
  const fileId = await repositories.files.save('imports/quiz.xlsx', await workbookOf([sheet]));
  const [found] = await repositories.files.urlsOf([fileId], urlLifeSeconds);
  if (!found) throw new Error(`no address for ${fileId}`);
  return { fileName: copy.file, url: found[1] };
}

/** What a table of questions comes to, with what is wrong in which cell; nothing is kept of it. */
export async function readQuizFile(
  { uploadId }: { uploadId: string },
  context: MemberContext,
): Promise<Outcome<AuthoringResponses['readQuiz']>> {
  const upload = await ownUpload(uploadId, 'quiz', context);
  if (upload instanceof Refused) return upload;
  const read = readSpreadsheet(await context.repositories.files.read(upload.fileId), limits);
  if (read.kind === 'refused') return refuse(read.code);
  return readQuiz(read.rows) ?? refuse('IMPORT_COLUMNS_MISSING', { column: '题目' });
}
