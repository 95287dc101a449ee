import { customPinyin, pinyin } from 'pinyin-pro';
import { bopomofoOf } from './bopomofo';

/** 0 is the neutral tone. */
export type Tone = 0 | 1 | 2 | 3 | 4;

export interface Syllable {
  bopomofo: string;
  tone: Tone;
  /** The first syllable of a word: a breath is left before it. */
  startsWord: boolean;
}

/** Words up to a mark at which a speaker pauses. */
export interface Clause {
  /** As captions show it, mark included. */
  shown: string;
  syllables: Syllable[];
  /** Ends a sentence, so the pause is long. */
  endsSentence: boolean;
}

// The dictionary reads these otherwise; in the scripts 得 is always the particle after a verb.
customPinyin({ 得: 'de', 出了事: 'chū le shì', 每干: 'měi gàn', 步子: 'bù zi' });

const SPOKEN_OTHERWISE = /\[([^|\]]+)\|([^|\]]+)\]/gu;
const CLAUSE = /[^，。、：；？！]+[，。、：；？！]?/gu;
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Takes a line of a script apart. `[96110|九六幺幺零]` shows the first and speaks the second.
 * Throws on a character that has no syllable (digits and Latin letters must be given that way).
 */
export function clausesOf(line: string): Clause[] {
  const spoken = line.replace(SPOKEN_OTHERWISE, '$2').replace(/ /gu, '');
  const shown = line.replace(SPOKEN_OTHERWISE, '$1').match(CLAUSE) ?? [];
  const clauses = spoken.match(CLAUSE) ?? [];
  if (shown.length !== clauses.length) throw new Error(`a bracket of "${line}" contains a mark`);
  return clauses.map((clause, index) => ({
    shown: shown[index] ?? clause,
    syllables: syllablesOf(clause),
    endsSentence: /[。？！]$/u.test(clause),
  }));
}

function syllablesOf(clause: string): Syllable[] {
  const plain = clause.replace(/[^\p{Script=Han}0-9A-Za-z]/gu, '');
  const wordStarts = new Set([...words.segment(plain)].map(({ index }) => index));
  const read = pinyin(plain, { toneType: 'num', type: 'array', toneSandhi: true, v: true });
  return applyThirdToneSandhi(
    read.map((syllable, index) => {
      const [, letters, tone] = /^([a-zü]+)([0-4])$/u.exec(syllable) ?? [];
      if (letters === undefined) throw new Error(`"${syllable}" in "${clause}" cannot be spoken`);
      return {
        bopomofo: bopomofoOf(letters),
        tone: Number(tone) as Tone,
        startsWord: wordStarts.has(index),
      };
    }),
  );
}

/** A third tone before a third tone is spoken as a second one. */
function applyThirdToneSandhi(syllables: Syllable[]): Syllable[] {
  return syllables.map((syllable, index) =>
    syllable.tone === 3 && syllables[index + 1]?.tone === 3 ? { ...syllable, tone: 2 } : syllable,
  );
}
