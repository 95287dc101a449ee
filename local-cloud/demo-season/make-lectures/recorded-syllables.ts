import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Tone } from './narration';

export const SAMPLE_RATE = 44_100;

/**
 * Debian's package gcin-voice: 1,158 syllables spoken by 羅竺 for 徵音梅林 (5.ogg, CC BY 3.0; credited on each last
 * slide). Folders are named in Bopomofo with the tone: nothing for the first, `1` for the neutral one.
 */
const RECORDINGS_FOLDER = '/usr/share/gcin-voice/ogg';
const TONE_MARKS: Record<Tone, string> = { 0: '1', 1: '', 2: '2', 3: '3', 4: '4' };

/** Where a tone was not recorded, the nearest that was: a neutral tone is mostly low and falling. */
const OTHER_TONES: Record<Tone, Tone[]> = { 0: [4, 2, 1, 3], 1: [], 2: [3], 3: [], 4: [] };

/** Never recorded at all: the consonant of one syllable, cut before its vowel, and the rest of another. */
const SPLICES: Record<string, { head?: string; tail: string; tailFromVowel: boolean }> = {
  ㄒㄧㄥ: { head: 'ㄒㄧ', tail: 'ㄧㄥ', tailFromVowel: false },
  ㄩㄣ: { tail: 'ㄐㄩㄣ', tailFromVowel: true },
};

const cache = new Map<string, Float32Array>();

/** The sound of one syllable, trimmed, at SAMPLE_RATE. Throws when the recordings do not have it. */
export function soundOf(bopomofo: string, tone: Tone): Float32Array {
  for (const candidate of [tone, ...OTHER_TONES[tone]]) {
    const sound = recordingOf(bopomofo, candidate) ?? splicedOf(bopomofo, candidate);
    if (sound !== undefined) return sound;
  }
  throw new Error(`no recording of ${bopomofo}, tone ${tone}`);
}

function recordingOf(bopomofo: string, tone: Tone): Float32Array | undefined {
  const file = path.join(RECORDINGS_FOLDER, bopomofo + TONE_MARKS[tone], '5.ogg');
  const known = cache.get(file);
  if (known !== undefined) return known;
  if (!existsSync(RECORDINGS_FOLDER)) {
    throw new Error('The recorded syllables are missing: apt-get install gcin-voice');
  }
  if (!existsSync(file)) return undefined;
  const sound = trimSilence(decode(file));
  cache.set(file, sound);
  return sound;
}

function splicedOf(bopomofo: string, tone: Tone): Float32Array | undefined {
  const splice = SPLICES[bopomofo];
  if (splice === undefined) return undefined;
  const tail = recordingOf(splice.tail, tone);
  const head = splice.head === undefined ? new Float32Array(0) : recordingOf(splice.head, tone);
  if (tail === undefined || head === undefined) return undefined;
  const consonant = head.subarray(0, vowelStart(head));
  const rest = splice.tailFromVowel ? tail.subarray(vowelStart(tail)) : tail;
  const joined = new Float32Array(consonant.length + rest.length);
  joined.set(consonant);
  joined.set(rest, consonant.length);
  return joined;
}

function decode(file: string): Float32Array {
  const result = spawnSync(
    'ffmpeg',
    ['-v', 'error', '-i', file, '-f', 'f32le', '-ac', '1', '-ar', String(SAMPLE_RATE), '-'],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  if (result.status !== 0) throw new Error(`ffmpeg cannot read ${file}: ${String(result.stderr)}`);
  const { buffer, byteOffset, byteLength } = result.stdout;
  return new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

const FRAME = Math.round(SAMPLE_RATE * 0.005);

function frameLevels(sound: Float32Array): number[] {
  const levels: number[] = [];
  for (let start = 0; start + FRAME <= sound.length; start += FRAME) {
    levels.push(levelOf(sound.subarray(start, start + FRAME)));
  }
  return levels;
}

/** Root mean square. */
export function levelOf(sound: Float32Array): number {
  let sum = 0;
  for (const sample of sound) sum += sample * sample;
  return Math.sqrt(sum / Math.max(1, sound.length));
}

function trimSilence(sound: Float32Array): Float32Array {
  const levels = frameLevels(sound);
  const audible = Math.max(...levels) * 0.03;
  const first = levels.findIndex((level) => level >= audible);
  const last = levels.findLastIndex((level) => level >= audible);
  return sound.slice(first * FRAME, (last + 1) * FRAME);
}

/** First sample at which the level passes 40 % of its peak: fricatives of this voice stay well below. */
function vowelStart(sound: Float32Array): number {
  const levels = frameLevels(sound);
  const loud = Math.max(...levels) * 0.4;
  return levels.findIndex((level) => level >= loud) * FRAME;
}
