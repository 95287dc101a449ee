/** The two films of a lecture: the one that is watched, and the same with fewer bytes for slow and metered networks. */
export type FilmKind = 'video' | 'lowVideo';

/** Where a draft has the one that is on its way. */
export const comingOf = { video: 'coming', lowVideo: 'comingLow' } as const satisfies Record<
  FilmKind,
  string
>;

/** A film as it stands in the storage. */
export interface DraftVideo {
  fileId: string;
  fileName: string;
  /** 0 of a film that came with the season, which nobody has measured. */
  bytes: number;
  durationSeconds: number;
  /** Playing begins before the whole file is there. */
  startsAtOnce: boolean;
}

/** A video that is sent in parts, so that a broken line costs one part and a reloaded page none. */
export interface ComingVideo {
  /** 32 hexadecimal digits. */
  uploadId: string;
  fileName: string;
  bytes: number;
  beganAtMs: number;
  /** Made by the phone of the file's size, beginning and end: only the same file is gone on with. */
  fingerprint: string;
  /** Places of the parts, in order. */
  paths: string[];
  /** File ids of those that have arrived, by `p<place>`. */
  arrived: Record<string, string>;
}

/** All parts but the last; a weak line sends one in some ten seconds. */
export const partBytes = 4 * 1024 * 1024;
/** Parts are kept so long; within half of it a video that broke off is gone on with. */
export const comingLifeMs = 6 * 86_400_000;
/** Micro means this. */
const mostVideoSeconds = 600;
const leastVideoSeconds = 5;
/** Encoders round the end of a film differently; what is watched of one counts for the other. */
const mostApartSeconds = 1;

export const partsOf = (bytes: number) => Math.ceil(bytes / partBytes);

/** Size of the part in one place, bytes. */
export const bytesOfPart = (bytes: number, part: number) =>
  Math.min(partBytes, bytes - part * partBytes);

/** Places of parts that have arrived, in order. */
export const arrivedParts = ({ arrived, paths }: ComingVideo): number[] =>
  paths.flatMap((_, part) => (arrived[`p${part}`] === undefined ? [] : [part]));

/** Whether a file that broke off may be gone on with. */
export const isGoneOnWith = (
  coming: ComingVideo | undefined,
  { bytes, fingerprint }: Pick<ComingVideo, 'bytes' | 'fingerprint'>,
  nowMs: number,
): coming is ComingVideo =>
  coming?.bytes === bytes &&
  coming.fingerprint === fingerprint &&
  nowMs - coming.beganAtMs < comingLifeMs / 2;

type Measured = Pick<DraftVideo, 'bytes' | 'durationSeconds'>;

/** A film that is neither too short nor too long for a lecture. */
export const hasLectureLength = ({ durationSeconds }: Measured): boolean =>
  durationSeconds >= leastVideoSeconds && durationSeconds <= mostVideoSeconds;

/** What keeps a file from being the low film of another: another length, or as many bytes. */
export function faultOfLow(low: Measured, film: Measured): 'length' | 'size' | undefined {
  if (Math.abs(low.durationSeconds - film.durationSeconds) > mostApartSeconds) return 'length';
  return low.bytes < film.bytes ? undefined : 'size';
}
