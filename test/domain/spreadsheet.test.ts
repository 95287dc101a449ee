import { zipSync, strToU8 } from 'fflate';
import writeExcel, { type SheetData } from 'write-excel-file/node';
import { readSpreadsheet } from '../../cloudfunctions/shared/spreadsheet/read-spreadsheet';

const limits = { mostRows: 12_000, mostBytes: 5_000_000 };
const read = (content: Uint8Array, more: Partial<typeof limits> = {}) =>
  readSpreadsheet(content, { ...limits, ...more });
const rowsOf = (content: Uint8Array) => {
  const answer = read(content);
  if (answer.kind === 'refused') throw new Error(answer.code);
  return answer.rows;
};

const workbook = (data: SheetData) => writeExcel(data).toBuffer();

/** A workbook written by hand, as other programmes may write it. */
function bareWorkbook(sheet: string, more: Record<string, string> = {}): Uint8Array {
  const parts: Record<string, string> = {
    'xl/workbook.xml':
      '<workbook xmlns:r="x"><sheets><sheet name="封面" state="hidden" r:id="r1"/><sheet name="名册" r:id="r2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>',
    'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${sheet}</sheetData>${more['merges'] ?? ''}</worksheet>`,
    'xl/sharedStrings.xml':
      more['shared'] ??
      '<sst><si><t>张</t></si><si><r><t>李</t></r><r><t>梅</t></r><rPh><t>limei</t></rPh></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="22"/></cellXfs></styleSheet>',
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([k, v]) => [k, strToU8(v)])));
}

/** 「姓名,支部」 and a row, as Excel saves it on a Chinese system. */
const gbk = Buffer.from('d0d5c3fb2cd6a7b2bf0d0ad5c5bda8b9fa2cb5dad2bbd6a7b2bf0d0a', 'hex');
const expected = [
  { line: 1, cells: ['姓名', '支部'] },
  { line: 2, cells: ['张建国', '第一支部'] },
];

describe('texts with separated values', () => {
  it.each([
    ['UTF-8', Buffer.from('姓名,支部\r\n张建国,第一支部\r\n')],
    ['UTF-8 with its mark', Buffer.from('\ufeff姓名,支部\n张建国,第一支部')],
    ['GB 18030', gbk],
    [
      'UTF-16, as Excel calls Unicode text',
      Buffer.from('\ufeff姓名\t支部\n张建国\t第一支部', 'utf16le'),
    ],
    ['semicolons', Buffer.from('姓名;支部\n张建国;第一支部')],
    ['quotes', Buffer.from('"姓名","支部"\n"张建国","第一支部"')],
  ])('%s', (_what, content) => {
    expect(rowsOf(content)).toEqual(expected);
  });

  it('keeps the number of a row where empty ones lie before it', () => {
    expect(rowsOf(Buffer.from('姓名,支部\n\n , \n张建国,第一支部'))[1]).toEqual({
      line: 4,
      cells: ['张建国', '第一支部'],
    });
  });
});

describe('workbooks', () => {
  it('reads what our own writer wrote: texts, numbers without exponents, dates', async () => {
    const content = await workbook([
      [{ value: '姓名' }, { value: '手机' }, { value: '入党日期' }],
      [
        { value: ' 张　建国 ' },
        { value: 13_800_138_000, type: Number },
        { value: new Date(Date.UTC(2001, 6, 1)), type: Date, format: 'yyyy-mm-dd' },
      ],
      [{ value: '李梅' }, { value: '１３９００１３９０００' }, null],
    ]);
    expect(rowsOf(content).map(({ cells }) => cells)).toEqual([
      ['姓名', '手机', '入党日期'],
      ['张 建国', '13800138000', '2001-07-01'],
      ['李梅', '13900139000'],
    ]);
  });

  it('reads the first sheet that is shown, shared and inline texts, styles, and cells without a place', () => {
    const content = bareWorkbook(
      '<row r="3"><c r="B3" t="s"><v>1</v></c><c t="inlineStr"><is><t>a&amp;b</t></is></c><c s="1"><v>36526</v></c><c s="2"><v>36526</v></c><c s="3"><v>36526.5</v></c><c><v>1.38E10</v></c><c t="b"><v>1</v></c></row>',
    );
    expect(read(content)).toEqual({
      kind: 'read',
      rows: [
        {
          line: 3,
          cells: [
            '',
            '李梅',
            'a&b',
            '2000-01-01',
            '2000-01-01',
            '2000-01-01 12:00',
            '13800000000',
            '是',
          ],
        },
      ],
      warnings: [],
    });
  });

  it('reads the last value of a formula and says so, and none of one that failed', () => {
    const content = bareWorkbook(
      '<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://x")</f><v>张建国</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
    );
    expect(read(content)).toEqual({
      kind: 'read',
      rows: [{ line: 1, cells: ['张建国', ''] }],
      warnings: [
        { kind: 'formula', line: 1, column: 1 },
        { kind: 'fault', line: 1, column: 2 },
      ],
    });
  });

  it('gives a value merged over rows to each of them, and leaves a merged heading where it is', () => {
    const content = bareWorkbook(
      '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>第一支部</t></is></c><c r="B2" t="s"><v>0</v></c></row><row r="3"><c r="B3" t="s"><v>1</v></c></row>',
      { merges: '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>' },
    );
    const answer = read(content);
    expect(answer).toMatchObject({
      rows: [{ cells: ['张'] }, { cells: ['第一支部', '张'] }, { cells: ['第一支部', '李梅'] }],
      warnings: [{ kind: 'merged', line: 2, column: 1 }],
    });
  });

  it('reads ten thousand rows', async () => {
    const data = Array.from({ length: 10_000 }, (_, row) => [
      { value: `成员${row}` },
      { value: '第一支部' },
      { value: `138${String(row).padStart(8, '0')}` },
    ]);
    const rows = rowsOf(await workbook(data));
    expect(rows).toHaveLength(10_000);
    expect(rows[9_999]).toEqual({ line: 10_000, cells: ['成员9999', '第一支部', '13800009999'] });
  });
});

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

describe('what is refused, and why', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'SPREADSHEET_EMPTY'],
    ['rows without any text', Buffer.from(' ,\n,　\n'), 'SPREADSHEET_EMPTY'],
    ['a picture renamed to xlsx', png, 'SPREADSHEET_NOT_ONE'],
    ['a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex'), 'SPREADSHEET_NOT_ONE'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'SPREADSHEET_NOT_ONE'],
    ['another zip', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'SPREADSHEET_NOT_ONE'],
    ['an old xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'SPREADSHEET_OLD_OR_LOCKED'],
    ['a programme', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0]), 'SPREADSHEET_NOT_ONE'],
    ['bytes of no encoding', Buffer.from([0xe5, 0xff, 0xff, 0xfe, 0x80]), 'SPREADSHEET_ENCODING'],
    ['a quotation without end', Buffer.from('姓名,支部\n"张建国,第一支部'), 'SPREADSHEET_BROKEN'],
    ['half a workbook', bareWorkbook('<row r="1"/>').subarray(0, 300), 'SPREADSHEET_BROKEN'],
    ['XML that ends in the middle', bareWorkbook('<row r="1"><c r="A1"'), 'SPREADSHEET_BROKEN'],
  ])('%s: %s', (_what, content, code) => {
    expect(read(content)).toEqual({ kind: 'refused', code });
  });

  it('more rows, bytes or unpacked bytes than allowed', async () => {
    const three = Buffer.from('a\nb\nc\n');
    expect(read(three, { mostRows: 2 })).toMatchObject({ code: 'SPREADSHEET_TOO_LARGE' });
    expect(read(three, { mostRows: 3 })).toMatchObject({ kind: 'read' });
    expect(read(three, { mostBytes: 5 })).toMatchObject({ code: 'SPREADSHEET_TOO_LARGE' });
    const many = await workbook([[{ value: 'a' }], [{ value: 'b' }], [{ value: 'c' }]]);
    expect(read(many, { mostRows: 2 })).toMatchObject({ code: 'SPREADSHEET_TOO_LARGE' });
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(70_000_000) });
    expect(bomb.byteLength).toBeLessThan(limits.mostBytes);
    expect(read(bomb)).toEqual({ kind: 'refused', code: 'SPREADSHEET_TOO_LARGE' });
  });
});

type Hostile = [what: string, content: Uint8Array, code: string];

/** A workbook whose maker means harm; each must be answered without working for long. */
describe('what is made to keep the reader busy', () => {
  const text = '<row r="1"><c t="inlineStr"><is><t>名</t></is></c></row>';
  /** The sizes that a zip claims, in its files and in its list of them. */
  const claiming = (zip: Uint8Array, size: number, claimed: number) => {
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    for (let at = 0; at < zip.byteLength - 46; at += 1) {
      const place = new Map([
        [0x02014b50, at + 24],
        [0x04034b50, at + 22],
      ]).get(view.getUint32(at, true));
      if (place !== undefined && view.getUint32(place, true) === size)
        view.setUint32(place, claimed, true);
    }
    return zip;
  };

  const hostile: Hostile[] = [
    [
      'a file that claims to be small',
      claiming(zipSync({ 'xl/workbook.xml': new Uint8Array(70_000_000) }), 70_000_000, 10),
      'SPREADSHEET_TOO_LARGE',
    ],
    [
      'one long text in many cells',
      bareWorkbook(`<row r="1">${'<c t="s"><v>2</v></c>'.repeat(30)}</row>`, {
        shared: `<sst><si/><si/><si><t>${'长'.repeat(1_000_000)}</t></si></sst>`,
      }),
      'SPREADSHEET_TOO_LARGE',
    ],
    [
      'very many merged ranges',
      bareWorkbook(text, {
        merges: `<mergeCells>${'<mergeCell ref="A1:A99"/>'.repeat(5_001)}</mergeCells>`,
      }),
      'SPREADSHEET_TOO_LARGE',
    ],
    ...['1.5', '-3', 'NaN', '1e21', 'Infinity', '99999999'].map((line): Hostile => [
      `a line called ${line}`,
      bareWorkbook(text.replace('"1"', `"${line}"`)),
      'SPREADSHEET_BROKEN',
    ]),
  ];

  it.each(hostile)('%s is refused', (_what, content, code) => {
    expect(read(content)).toEqual({ kind: 'refused', code });
  });

  it('reads past very long names and formats, and expands nothing', () => {
    const rows = [{ line: 1, cells: ['名'] }];
    const parts = (more: Record<string, string>) =>
      zipSync({
        'xl/workbook.xml': strToU8('<workbook><sheets><sheet r:id="r1"/></sheets></workbook>'),
        'xl/_rels/workbook.xml.rels': strToU8('<R><Relationship Id="r1" Target="s.xml"/></R>'),
        'xl/s.xml': strToU8(`<worksheet>${text}</worksheet>`),
        ...Object.fromEntries(Object.entries(more).map(([name, xml]) => [name, strToU8(xml)])),
      });
    expect(rowsOf(parts({ [`xl/${'a'.repeat(60_000)}.xmm`]: '' }))).toEqual(rows);
    const format = `<s><numFmt numFmtId="170" formatCode="${'['.repeat(300_000)}"/></s>`;
    expect(rowsOf(parts({ 'xl/styles.xml': format }))).toEqual(rows);
    const entities = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
    const external = parts({
      'xl/s.xml': `${entities}<worksheet>${text.replace('名', '&a;')}</worksheet>`,
    });
    expect(rowsOf(external)).toEqual([{ line: 1, cells: ['&a;'] }]);
  });
});
