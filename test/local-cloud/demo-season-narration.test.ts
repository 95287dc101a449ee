import { bopomofoOf } from '../../local-cloud/demo-season/make-lectures/bopomofo';
import { clausesOf } from '../../local-cloud/demo-season/make-lectures/narration';

it.each([
  ['xue', 'ㄒㄩㄝ'],
  ['zhi', 'ㄓ'],
  ['yun', 'ㄩㄣ'],
  ['jun', 'ㄐㄩㄣ'],
  ['lun', 'ㄌㄨㄣ'],
  ['lv', 'ㄌㄩ'],
  ['weng', 'ㄨㄥ'],
  ['dong', 'ㄉㄨㄥ'],
  ['xiong', 'ㄒㄩㄥ'],
  ['er', 'ㄦ'],
])('files %s under %s', (pinyin, bopomofo) => {
  expect(bopomofoOf(pinyin)).toBe(bopomofo);
});

it('refuses what nobody could say', () => {
  expect(() => bopomofoOf('bx')).toThrow('not a syllable');
  expect(() => clausesOf('打120。')).toThrow('cannot be spoken');
});

const tonesOf = (line: string): string =>
  clausesOf(line)
    .map(({ syllables }) => syllables.map(({ tone }) => tone).join(''))
    .join(' ');

it.each([
  ['手里，手。', '23 3', 'a third tone before a third one rises, across a pause it does not'],
  ['一次，一天。', '24 41', '一 rises before a falling tone and falls before the others'],
  ['不要，不点。', '24 43', 'so does 不'],
  ['银行，重要。', '22 44', 'the dictionary tells apart signs of several readings'],
  ['讲得好。', '303', '得 after a verb is the toneless particle'],
])('speaks %s in tones %s: %s', (line, tones) => {
  expect(tonesOf(line)).toBe(tones);
});

it('shows digits and speaks their names', () => {
  const [clause] = clausesOf('打 [120|幺二零]。');
  expect(clause?.shown).toBe('打 120。');
  expect(clause?.syllables).toHaveLength(4);
});
