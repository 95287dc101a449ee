/**
 * Pinyin to Bopomofo, because the recorded syllables are filed under Bopomofo.
 * Spelling rules of Hanyu Pinyin (GB/T 16159): y and w are spellings, not sounds; ü loses its dots after j, q, x.
 */
const INITIALS = tableOf(
  'b ㄅ p ㄆ m ㄇ f ㄈ d ㄉ t ㄊ n ㄋ l ㄌ g ㄍ k ㄎ h ㄏ j ㄐ q ㄑ x ㄒ',
  'zh ㄓ ch ㄔ sh ㄕ r ㄖ z ㄗ c ㄘ s ㄙ',
);

const FINALS = tableOf(
  'a ㄚ o ㄛ e ㄜ ai ㄞ ei ㄟ ao ㄠ ou ㄡ an ㄢ en ㄣ ang ㄤ eng ㄥ er ㄦ',
  'i ㄧ ia ㄧㄚ ie ㄧㄝ iao ㄧㄠ iu ㄧㄡ ian ㄧㄢ in ㄧㄣ iang ㄧㄤ ing ㄧㄥ iong ㄩㄥ',
  'u ㄨ ua ㄨㄚ uo ㄨㄛ uai ㄨㄞ ui ㄨㄟ uan ㄨㄢ un ㄨㄣ uang ㄨㄤ ong ㄨㄥ',
  'ü ㄩ üe ㄩㄝ üan ㄩㄢ ün ㄩㄣ',
);

/** Syllables without an initial, and the final that they stand for. */
const WITHOUT_INITIAL = tableOf(
  'yi i ya ia ye ie yao iao you iu yan ian yin in yang iang ying ing yong iong',
  'wu u wa ua wo uo wai uai wei ui wan uan wen un wang uang weng ong',
  'yu ü yue üe yuan üan yun ün',
);

const BUZZING = /^(zh|ch|sh|r|z|c|s)i$/u;

/** `xue` → `ㄒㄩㄝ`. Throws on what is not a syllable of Mandarin. */
export function bopomofoOf(pinyin: string): string {
  const [, initial = '', rest = ''] = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcs])?(.+)$/u.exec(pinyin) ?? [];
  if (BUZZING.test(pinyin)) return INITIALS.get(initial) ?? '';
  const dotted = /^[jqx]$/u.test(initial) ? rest.replace(/^u/u, 'ü') : rest.replace(/^v/u, 'ü');
  const final = FINALS.get(initial === '' ? (WITHOUT_INITIAL.get(rest) ?? rest) : dotted);
  if (final === undefined) throw new Error(`"${pinyin}" is not a syllable of Mandarin`);
  return (INITIALS.get(initial) ?? '') + final;
}

/** Rows of alternating keys and values. */
function tableOf(...rows: string[]): ReadonlyMap<string, string> {
  const words = rows.join(' ').split(' ');
  return new Map(
    words.flatMap((key, index) => (index % 2 === 0 ? [[key, words[index + 1] ?? '']] : [])),
  );
}
