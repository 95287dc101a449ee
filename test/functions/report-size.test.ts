import { mostExportRows } from '../../cloudfunctions/shared/domain/export-entry';
import { workbookOf } from '../../cloudfunctions/shared/runtime/workbook';
import { aRecord, aSeason, aSession } from '../tools/builders';
import {
  type TestCloud,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';
import { readWorkbook } from '../tools/workbook-reader';

let test: TestCloud;
afterEach(() => test.close());

it('refuses more rows than fit, with their number, before reading them', async () => {
  const district = { organisationId: 'district', orgPath: ['district'] };
  const audience = { organisationIds: ['district'], segments: [] };
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions: [aSession({ ...district, audience })],
    ...peopleOf([secretaryOf('district', 'm-admin')]),
  });
  const people = Array.from({ length: mostExportRows }, (_, index) => ({
    ...aRecord(`p${index}`),
  }));
  await test.cloud.database.insertMany('studyRecords', people);
  expect(
    await test.call(openidOf('m-admin'), 'report', 'exportSession', { sessionId: 'SESS0001' }),
  ).toMatchObject({
    ok: false,
    code: 'EXPORT_TOO_LARGE',
    details: { rows: mostExportRows + 1, most: mostExportRows },
  });
  expect(await test.cloud.database.find('exports', {})).toEqual([]);

  const rows = people.map((_, index) => [index + 1, `=成员${index}`, '0012']);
  const file = await workbookOf([
    {
      name: '表',
      lines: ['标题'],
      columns: [
        ['序号', 6],
        ['姓名', 9],
        ['编号', 9],
      ],
      rows,
    },
  ]);
  const [sheet] = readWorkbook(file);
  expect(sheet?.rows).toHaveLength(mostExportRows + 3);
  expect(sheet?.rows.at(-1)).toEqual([
    { kind: 'number', text: String(mostExportRows) },
    { kind: 'text', text: `'=成员${mostExportRows - 1}` },
    { kind: 'text', text: '0012' },
  ]);
});
