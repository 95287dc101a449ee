import type { Clause, Syllable } from './narration';
import { levelOf, SAMPLE_RATE, soundOf } from './recorded-syllables';

/** Together about 3.5 syllables a second with pauses, which older listeners can follow. */
const WORD_GAP_SECONDS = 0.03;
const OVERLAP_SECONDS = 0.018;
const CLAUSE_PAUSE_SECONDS = 0.26;
const SENTENCE_PAUSE_SECONDS = 0.5;
const FADE_SECONDS = 0.012;
/** The pitch sinks from the first to the last syllable of a clause, as in a spoken sentence. */
const FIRST_PITCH = 1.04;
const LAST_PITCH = 0.94;
const LAST_STRETCH_GAIN = 0.9;
const TARGET_LEVEL = 0.11;
const NEUTRAL = { length: 0.75, gain: 0.7 };

export interface SpokenClause {
  shown: string;
  startSeconds: number;
  endSeconds: number;
}

/** A growing sound track. All times in seconds from its beginning. */
export class Speech {
  private readonly parts: Float32Array[] = [];
  private length = 0;

  get seconds(): number {
    return this.length / SAMPLE_RATE;
  }

  addSilence(seconds: number): void {
    this.append(new Float32Array(Math.round(seconds * SAMPLE_RATE)));
  }

  /** Speaks the clauses of one line, pauses after each included, and answers when each is heard. */
  addLine(clauses: Clause[]): SpokenClause[] {
    return clauses.map((clause) => {
      const startSeconds = this.seconds;
      this.append(speakClause(clause.syllables));
      const endSeconds = this.seconds;
      this.addSilence(clause.endsSentence ? SENTENCE_PAUSE_SECONDS : CLAUSE_PAUSE_SECONDS);
      return { shown: clause.shown, startSeconds, endSeconds };
    });
  }

  /** The whole track as a 16-bit mono WAV file. */
  toWav(): Buffer {
    const data = Buffer.alloc(this.length * 2);
    let at = 0;
    for (const part of this.parts) {
      for (const sample of part) {
        data.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), at);
        at += 2;
      }
    }
    return Buffer.concat([wavHeader(data.length), data]);
  }

  private append(part: Float32Array): void {
    this.parts.push(part);
    this.length += part.length;
  }
}

function speakClause(syllables: Syllable[]): Float32Array {
  const sounds = syllables.map((syllable, index) =>
    shape(syllable, syllables.length === 1 ? 0.5 : index / (syllables.length - 1)),
  );
  const capacity = sounds.reduce((sum, { length }) => sum + length + SAMPLE_RATE, 0);
  const track = new Float32Array(capacity);
  let end = 0;
  sounds.forEach((sound, index) => {
    const shift = syllables[index]?.startsWord === true ? WORD_GAP_SECONDS : -OVERLAP_SECONDS;
    const start = index === 0 ? 0 : Math.max(0, end + Math.round(shift * SAMPLE_RATE));
    sound.forEach((sample, offset) => {
      track[start + offset] = (track[start + offset] ?? 0) + sample;
    });
    end = start + sound.length;
  });
  return track.slice(0, end);
}

/** One syllable at its place (0 first, 1 last) in the melody and loudness of its clause. */
function shape(syllable: Syllable, place: number): Float32Array {
  const recorded = soundOf(syllable.bopomofo, syllable.tone);
  const pitch = FIRST_PITCH + (LAST_PITCH - FIRST_PITCH) * place;
  const pitched = resample(recorded, pitch);
  const neutral = syllable.tone === 0;
  const sound = neutral ? pitched.slice(0, Math.round(pitched.length * NEUTRAL.length)) : pitched;
  const gain =
    (TARGET_LEVEL / levelOf(sound)) *
    (neutral ? NEUTRAL.gain : 1) *
    (1 - (1 - LAST_STRETCH_GAIN) * place);
  const fade = Math.round(FADE_SECONDS * SAMPLE_RATE);
  return sound.map((sample, index) => {
    const edge = Math.min(1, (index + 1) / fade, (sound.length - index) / fade);
    return sample * gain * edge;
  });
}

/** Linear interpolation is enough for a few per cent of a voice. */
function resample(sound: Float32Array, ratio: number): Float32Array {
  return Float32Array.from({ length: Math.floor((sound.length - 1) / ratio) }, (_, index) => {
    const at = index * ratio;
    const before = Math.floor(at);
    const left = sound[before] ?? 0;
    return left + ((sound[before + 1] ?? left) - left) * (at - before);
  });
}

function wavHeader(dataBytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLE_RATE, 24);
  header.writeUInt32LE(SAMPLE_RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
