import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { readCaptions, vttOf } from '../../cloudfunctions/shared/domain/captions';
import { readVideo } from '../../cloudfunctions/shared/domain/mp4';
import { readQuiz } from '../../cloudfunctions/shared/domain/quiz-import';

const lectures = path.join(__dirname, '../../local-cloud/demo-season/lectures');
const film = readFileSync(path.join(lectures, 'carbon-monoxide/video.mp4'));

describe('an mp4 file', () => {
  let asked = 0;
  const read = (bytes: Buffer, told = bytes.length) => {
    asked = 0;
    return readVideo(told, (from, length) => {
      asked += length;
      return Promise.resolve(bytes.subarray(from, from + length));
    });
  };
  const changed = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(film);
    change(bytes);
    return bytes;
  };
  const boxOf = (type: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length + 8);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, content]);
  };
  /** The boxes of the film, by name. */
  const boxes = new Map<string, Buffer>();
  for (let at = 0; at < film.length; at += film.readUInt32BE(at))
    boxes.set(
      film.toString('latin1', at + 4, at + 8),
      film.subarray(at, at + film.readUInt32BE(at)),
    );
  const of = (...names: string[]) =>
    Buffer.concat(names.map((one) => boxes.get(one) ?? Buffer.alloc(0)));

  const folders = readdirSync(lectures).filter((name) => !name.includes('.'));
  it.each(folders)('%s is as long as its lecture says', async (name) => {
    const bytes = readFileSync(path.join(lectures, name, 'video.mp4'));
    const { durationSeconds } = JSON.parse(
      readFileSync(path.join(lectures, name, 'lecture.json'), 'utf8'),
    ) as { durationSeconds: number };
    const video = await read(bytes);
    expect(video).toMatchObject({ kind: 'video', startsAtOnce: true });
    if (video.kind === 'video')
      expect(Math.abs(video.durationSeconds - durationSeconds)).toBeLessThan(0.3);
    // Only boxes are read, never the pictures.
    expect(asked).toBeLessThan(60_000);
  });

  it('whose movie box comes last plays late', async () => {
    expect(await read(of('ftyp', 'mdat', 'moov'))).toMatchObject({ startsAtOnce: false });
  });

  it('with a long size and with one that reaches to the end', async () => {
    const pictures = boxes.get('mdat')?.subarray(8) ?? Buffer.alloc(0);
    const long = Buffer.alloc(16);
    long.writeUInt32BE(1);
    long.write('mdat', 4, 'latin1');
    long.writeBigUInt64BE(BigInt(pictures.length + 16), 8);
    expect(await read(Buffer.concat([of('ftyp', 'moov'), long, pictures]))).toMatchObject({
      kind: 'video',
    });
    const open = Buffer.concat([of('ftyp', 'moov', 'mdat')]);
    open.writeUInt32BE(0, of('ftyp', 'moov').length);
    expect(await read(open)).toMatchObject({ kind: 'video' });
  });

  const renamed = (from: string, to: string) =>
    changed((bytes) => {
      for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 4))
        bytes.write(to, at, 'latin1');
    });
  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'broken'],
    ['a text', Buffer.from('hello, this is no film at all'), 'not-mp4'],
    ['a picture', readFileSync(path.join(lectures, 'carbon-monoxide/poster.jpg')), 'not-mp4'],
    ['a renamed mov', changed((bytes) => void bytes.write('qt  ', 8, 'latin1')), 'not-mp4'],
    [
      'a brand box larger than any',
      changed((bytes) => void bytes.writeUInt32BE(90_000, 0)),
      'not-mp4',
    ],
    ['one without its movie box', of('ftyp', 'mdat'), 'broken'],
    ['one without pictures', of('ftyp', 'moov'), 'broken'],
    ['one cut off', film.subarray(0, film.length - 10), 'broken'],
    ['one cut off in its movie box', film.subarray(0, 200), 'broken'],
    ['H.265', renamed('avc1', 'hvc1'), 'codec'],
    ['sound of another kind', renamed('mp4a', 'ac-3'), 'codec'],
    ['no length', renamed('mvhd', 'free'), 'broken'],
    [
      'pieces',
      Buffer.concat([
        of('ftyp'),
        boxOf(
          'moov',
          Buffer.concat([
            boxes.get('moov')?.subarray(8) ?? Buffer.alloc(0),
            boxOf('mvex', Buffer.alloc(8)),
          ]),
        ),
        of('mdat'),
      ]),
      'broken',
    ],
    [
      'a hundred boxes',
      Buffer.concat([
        of('ftyp'),
        ...Array.from({ length: 100 }, () => boxOf('free', Buffer.alloc(0))),
        of('moov', 'mdat'),
      ]),
      'broken',
    ],
    [
      'a box smaller than its head',
      changed((bytes) => void bytes.writeUInt32BE(4, bytes.readUInt32BE(0))),
      'broken',
    ],
  ])('is refused: %s', async (_case, bytes, fault) => {
    expect(await read(bytes)).toEqual({ kind: 'refused', fault });
  });

  it('of any bytes is an answer, never an error', async () => {
    const size = of('ftyp', 'moov').length;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(size - 1), fc.nat(255)), { maxLength: 20 }),
        async (changes) => {
          const bytes = changed((one) => changes.forEach(([at, value]) => (one[at] = value)));
          expect(['video', 'refused']).toContain((await read(bytes)).kind);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('captions', () => {
  const vtt = (...blocks: string[]) => ['WEBVTT', ...blocks].join('\n\n');
  const [one, two] = ['00:01.000 --> 00:02.500\n好', '00:00:03.000 --> 00:00:04.000\n坏'];

  it.each<[string, 'vtt' | 'srt', string, [number, number, string][]]>([
    [
      'WebVTT with and without hours',
      'vtt',
      vtt(one, two),
      [
        [1, 2.5, '好'],
        [3, 4, '坏'],
      ],
    ],
    [
      'names, settings, notes and styles',
      'vtt',
      vtt(
        'NOTE x',
        'STYLE\n::cue {}',
        `c1\n${one}`,
        '00:03.000 --> 00:04.000 align:left\n<b>坏</b>',
      ),
      [
        [1, 2.5, '好'],
        [3, 4, '坏'],
      ],
    ],
    [
      'a byte order mark and Windows’ line ends',
      'vtt',
      `\ufeff${vtt(one)}`.replace(/\n/gu, '\r\n'),
      [[1, 2.5, '好']],
    ],
    [
      'SubRip',
      'srt',
      '1\n00:00:01,000 --> 00:00:02,500\n好\n\n2\n00:00:03,000 --> 00:00:04,000\n{\\an8}坏\n再坏',
      [
        [1, 2.5, '好'],
        [3, 4, '坏 再坏'],
      ],
    ],
  ])('reads %s', (_case, format, text, cues) => {
    const read = readCaptions(text, format);
    expect(read.kind === 'captions' && read.cues.map((cue) => Object.values(cue))).toEqual(cues);
  });

  it.each<[string, 'vtt' | 'srt', string, number, string]>([
    ['no header', 'vtt', one, 1, 'header'],
    ['no captions', 'vtt', 'WEBVTT', 1, 'empty'],
    ['an arrow that is none', 'vtt', vtt(one, '00:03.000 -> 00:04.000\n坏'), 7, 'time'],
    ['sixty seconds', 'vtt', vtt('00:60.000 --> 01:01.000\n坏'), 3, 'time'],
    ['an end before the beginning', 'vtt', vtt('00:02.000 --> 00:01.000\n坏'), 3, 'reversed'],
    ['one before the one above', 'vtt', vtt(two, one), 6, 'order'],
    ['nothing said', 'vtt', vtt('00:02.000 --> 00:03.000'), 4, 'text'],
    ['a missing empty line', 'vtt', vtt(`${one}\n${two}`), 5, 'text'],
    ['too much', 'vtt', vtt(`00:02.000 --> 00:03.000\n${'字'.repeat(121)}`), 4, 'text'],
    ['beyond the film', 'vtt', vtt(one, '02:03.000 --> 02:04.000\n坏'), 6, 'beyond'],
    ['SubRip without its number', 'srt', '00:00:01,000 --> 00:00:02,500\n好', 1, 'number'],
    ['SubRip with a number alone', 'srt', '1', 1, 'number'],
  ])('names the line of %s', (_case, format, text, line, fault) => {
    expect(readCaptions(text, format, 100)).toEqual({ kind: 'refused', line, fault });
  });

  it('are the same after being kept', () => {
    const cue = fc.record({
      fromSeconds: fc.nat(600_000).map((ms) => ms / 1000),
      length: fc.integer({ min: 1, max: 9_000 }),
      text: fc
        .stringMatching(/^[一-龥a-z&;.]{1,40}$/u)
        .filter((text) => !/&(?:lt|gt|amp|nbsp);/u.test(text)),
    });
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 20 }), (given) => {
        const cues = given
          .sort((a, b) => a.fromSeconds - b.fromSeconds)
          .map(({ fromSeconds, length, text }) => ({
            ...{ fromSeconds, text },
            toSeconds: Math.round(fromSeconds * 1000 + length) / 1000,
          }));
        const read = readCaptions(vttOf(cues), 'vtt');
        expect(read).toEqual({
          kind: 'captions',
          cues: cues.map((one) => expect.objectContaining(one) as unknown),
        });
      }),
    );
  });
});

describe('questions of a table', () => {
  const titles = ['题型', '题目', '选项A', '选项B', '选项C', '正确答案', '解析'];
  const read = (...rows: string[][]) =>
    readQuiz([['题目表'], titles, ...rows].map((cells, index) => ({ line: index + 1, cells })));

  it.each<[string, string[], object]>([
    [
      'single',
      ['单选', '问', '甲', '乙', '', 'b', '因为'],
      { kind: 'single', options: ['甲', '乙'], right: [1], explanation: '因为' },
    ],
    [
      'multiple',
      ['多选题', '问', '甲', '乙', '丙', 'C、A', ''],
      { kind: 'multiple', right: [0, 2] },
    ],
    [
      'true or false',
      ['判断', '问', '', '', '', '错误', ''],
      { kind: 'true-false', options: ['对', '错'], right: [1] },
    ],
  ])('reads one that is %s', (_case, row, question) => {
    expect(read(row)).toMatchObject({ questions: [question], faults: [], left: 0 });
  });

  it.each<[string, string[], string, string]>([
    ['kind', ['简答', '问', '甲', '乙', '', 'A', ''], '题型', 'kind'],
    ['question', ['单选', '', '甲', '乙', '', 'A', ''], '题目', 'missing'],
    ['question too long', ['单选', '问'.repeat(201), '甲', '乙', '', 'A', ''], '题目', 'too-long'],
    ['gap', ['单选', '问', '甲', '', '丙', 'A', ''], '选项B', 'gap'],
    ['one option', ['单选', '问', '甲', '', '', 'A', ''], '选项A', 'options'],
    ['twice the same', ['单选', '问', '甲', '甲', '', 'A', ''], '选项A', 'same-options'],
    ['no answer', ['单选', '问', '甲', '乙', '', '', ''], '正确答案', 'missing'],
    ['no letter', ['单选', '问', '甲', '乙', '', '甲', ''], '正确答案', 'answer'],
    ['beyond', ['单选', '问', '甲', '乙', '', 'C', ''], '正确答案', 'right-beyond'],
    ['two of single', ['单选', '问', '甲', '乙', '', 'AB', ''], '正确答案', 'right-several'],
    ['neither true nor false', ['判断', '问', '', '', '', '也许', ''], '正确答案', 'answer'],
  ])('names the cell: %s', (_case, row, column, fault) => {
    expect(read(row)).toEqual({ questions: [], faults: [{ line: 3, column, fault }], left: 0 });
  });

  it('knows no table without its titles, and reads fifty rows', () => {
    expect(readQuiz([{ line: 1, cells: ['姓名'] }])).toBeUndefined();
    const rows = Array.from({ length: 60 }, () => ['判断', '问', '', '', '', '对', '']);
    expect(read(...rows)).toMatchObject({ questions: { length: 50 }, left: 10 });
  });
});
