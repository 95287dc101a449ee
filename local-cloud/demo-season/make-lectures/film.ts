import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Timeline } from './timeline';

const FRAMES_PER_SECOND = 15;
/** Averaging five frames turns every cut into a dissolve of a third of a second. */
const DISSOLVE_FRAMES = 5;
const KEYFRAME_SECONDS = 8;
const POSTER_QUALITY = '4';

/**
 * Puts pictures and speech together: H.264 main profile, yuv420p, AAC-LC mono, index in front, so that it starts
 * at once on old phones. `pictures` has one file per frame of the timeline, all inside `workFolder`.
 */
export function makeFilm(
  timeline: Timeline,
  pictures: string[],
  workFolder: string,
  outputFile: string,
): void {
  const wavFile = path.join(workFolder, 'speech.wav');
  const listFile = path.join(workFolder, 'frames.txt');
  writeFileSync(wavFile, timeline.wav);
  writeFileSync(listFile, concatList(timeline, pictures));
  runFfmpeg([
    ...['-f', 'concat', '-safe', '0', '-i', listFile, '-i', wavFile],
    ...[
      '-vf',
      videoFilter(),
      '-af',
      'highpass=f=80,acompressor=threshold=0.18:ratio=2.5,alimiter=limit=0.9',
    ],
    ...[
      '-c:v',
      'libx264',
      '-profile:v',
      'main',
      '-level',
      '3.1',
      '-preset',
      'slow',
      '-tune',
      'stillimage',
    ],
    ...['-crf', '27', '-g', String(KEYFRAME_SECONDS * FRAMES_PER_SECOND), '-threads', '1'],
    ...['-c:a', 'aac', '-b:a', '40k', '-ar', '32000', '-ac', '1'],
    ...['-t', timeline.seconds.toFixed(3), '-map_metadata', '-1', '-fflags', '+bitexact'],
    ...['-flags:v', '+bitexact', '-flags:a', '+bitexact', '-movflags', '+faststart', outputFile],
  ]);
}

/**
 * The same film for slow and metered networks, about half its bytes: 480 × 270 with five frames a second. Its index stands in front too.
 */
export function makeLowFilm(filmFile: string, seconds: number, outputFile: string): void {
  runFfmpeg([
    ...['-i', filmFile, '-vf', 'fps=5,scale=480:270:flags=lanczos'],
    ...['-c:v', 'libx264', '-profile:v', 'main', '-level', '3.0', '-preset', 'slow'],
    ...['-tune', 'stillimage', '-crf', '32', '-g', String(KEYFRAME_SECONDS * 5), '-threads', '1'],
    ...['-c:a', 'aac', '-b:a', '20k', '-ar', '22050', '-ac', '1'],
    ...['-t', seconds.toFixed(3), '-map_metadata', '-1', '-fflags', '+bitexact'],
    ...['-flags:v', '+bitexact', '-flags:a', '+bitexact', '-movflags', '+faststart', outputFile],
  ]);
}

/** A still of the title as JPEG. */
export function makePoster(picture: string, outputFile: string): void {
  runFfmpeg(['-i', picture, '-q:v', POSTER_QUALITY, '-fflags', '+bitexact', outputFile]);
}

function videoFilter(): string {
  const weights = Array.from({ length: DISSOLVE_FRAMES }, () => '1').join(' ');
  return [
    `fps=${FRAMES_PER_SECOND}`,
    `tmix=frames=${DISSOLVE_FRAMES}:weights='${weights}'`,
    'scale=out_color_matrix=bt709:out_range=tv',
    'format=yuv420p',
    'setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709',
  ].join(',');
}

/** ffmpeg's concat list; the last picture is named twice because the demuxer ignores the last duration. */
function concatList({ frames, seconds }: Timeline, pictures: string[]): string {
  const entries = frames.map(({ startSeconds }, index) => {
    const endSeconds = frames[index + 1]?.startSeconds ?? seconds;
    return `file '${pictures[index]}'\nduration ${(endSeconds - startSeconds).toFixed(3)}`;
  });
  return [...entries, `file '${pictures.at(-1)}'`, ''].join('\n');
}

function runFfmpeg(options: string[]): void {
  const result = spawnSync('ffmpeg', ['-v', 'error', '-y', ...options]);
  if (result.error !== undefined) throw result.error;
  if (result.status !== 0) throw new Error(`ffmpeg failed: ${String(result.stderr)}`);
}
