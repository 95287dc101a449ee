/**
 * What an mp4 file says of itself, read from its boxes (ISO/IEC 14496-12) and never from its name: only headers and the movie box are
 * read, however large the file is.
 */

/** Reads so many bytes of the file from a position; fewer only at its end. */
export type ReadBytes = (from: number, length: number) => Promise<Uint8Array>;

/**
 * not-mp4: no such container, or one of its relatives that phones do not all play; broken: cut off, empty, or in fragments; codec: its
 * picture is not H.264 or its sound not AAC.
 */
export type VideoFault = 'not-mp4' | 'broken' | 'codec';

export type ReadVideo =
  | { kind: 'refused'; fault: VideoFault }
  | {
      kind: 'video';
      /** In whole tenths. */
      durationSeconds: number;
      /** The movie box comes before the pictures, so that playing begins at once. */
      startsAtOnce: boolean;
    };

const refused = (fault: VideoFault): ReadVideo => ({ kind: 'refused', fault });

/** Files have a handful; more is somebody's trick. */
const mostBoxes = 64;
/** Ten minutes come to some 200 KB. */
const mostMovieBytes = 8 * 1024 * 1024;
const mostTracks = 16;
/** Brands of plain mp4 files; `qt  ` (a renamed mov) is none. */
const brands = /^(?:isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash)$/u;

interface Box {
  type: string;
  /** Of its content. */
  from: number;
  to: number;
}

/** What a film says of itself in its boxes, or why it is none; reads its tables, never its pictures. `fileBytes` is its whole length. */
export async function readVideo(fileBytes: number, read: ReadBytes): Promise<ReadVideo> {
  const boxes = await topBoxes(fileBytes, read);
  if (typeof boxes === 'string') return refused(boxes);
  const at = (type: string) => boxes.findIndex((box) => box.type === type);
  const [brandBox, movie] = [boxes[0], boxes[at('moov')]];
  if (brandBox?.type !== 'ftyp' || !movie || at('mdat') < 0) return refused('broken');
  if (movie.to - movie.from > mostMovieBytes) return refused('broken');
  const brand = await contentOf(brandBox, read);
  if (!isPlainMp4(brand)) return refused('not-mp4');
  const movieBytes = await contentOf(movie, read);
  if (movieBytes.byteLength < movie.to - movie.from) return refused('broken');
  return readMovie(movieBytes, at('moov') < at('mdat'));
}

const contentOf = ({ from, to }: Box, read: ReadBytes) => read(from, to - from);

/** The boxes of the file one after another; their contents are stepped over. */
async function topBoxes(fileBytes: number, read: ReadBytes): Promise<Box[] | VideoFault> {
  const boxes: Box[] = [];
  for (let at = 0; at < fileBytes;) {
    if (boxes.length === mostBoxes) return 'broken';
    const box = boxAt(await read(at, 16), 0, fileBytes - at);
    if (at === 0 && box?.type !== 'ftyp') return 'not-mp4';
    if (!box) return 'broken';
    // The first box names brands and is small; what it says of its length decides what is read of it.
    if (at === 0 && box.to > 4_096) return 'not-mp4';
    boxes.push({ type: box.type, from: at + box.from, to: at + box.to });
    at += box.to;
  }
  return boxes;
}

/** The box that begins at a place, if it is whole within what there is. */
function boxAt(bytes: Uint8Array, at: number, most: number): Box | undefined {
  const view = viewOf(bytes);
  if (at + 8 > view.byteLength) return undefined;
  const short = view.getUint32(at);
  const type = textAt(view, at + 4);
  const long = short === 1 && at + 16 <= view.byteLength;
  const header = long ? 16 : 8;
  const size = long ? Number(view.getBigUint64(at + 8)) : short === 0 ? most : short;
  if (short === 1 && !long) return undefined;
  return size < header || size > most ? undefined : { type, from: at + header, to: at + size };
}

/** The boxes within another one; undefined where they do not fill it. */
function boxesIn(bytes: Uint8Array, { from, to }: Pick<Box, 'from' | 'to'>): Box[] | undefined {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    const box = boxAt(bytes, at, to - at);
    // Some writers end a list with four bytes of nothing.
    if (!box) return to - at < 8 ? boxes : undefined;
    boxes.push(box);
    if (boxes.length > 1_000) return undefined;
    at = box.to;
  }
  return boxes;
}

function isPlainMp4(brand: Uint8Array): boolean {
  const view = viewOf(brand);
  const names = [0, ...range(8, view.byteLength - 3, 4)].map((at) =>
    at + 4 <= view.byteLength ? textAt(view, at) : '',
  );
  return names[0] !== 'qt  ' && names.some((name) => brands.test(name));
}

function readMovie(bytes: Uint8Array, startsAtOnce: boolean): ReadVideo {
  const boxes = boxesIn(bytes, { from: 0, to: bytes.byteLength });
  const header = boxes?.find(({ type }) => type === 'mvhd');
  const length = header && lengthOf(bytes, header);
  // Without a length, or with pieces that only say later how long they are, nobody could say how much was watched.
  if (!boxes || !length || boxes.some(({ type }) => type === 'mvex')) return refused('broken');
  const tracks = boxes.filter(({ type }) => type === 'trak');
  if (tracks.length === 0 || tracks.length > mostTracks) return refused('broken');
  const codecs = tracks.map((track) => codecOf(bytes, track));
  if (codecs.includes(undefined)) return refused('broken');
  const pictures = codecs.filter((one) => one?.handler === 'vide');
  const sounds = codecs.filter((one) => one?.handler === 'soun');
  const isPlayed =
    pictures.length === 1 &&
    pictures.every((one) => one?.name === 'avc1' || one?.name === 'avc3') &&
    sounds.every((one) => one?.name === 'mp4a');
  if (!isPlayed) return refused('codec');
  return { kind: 'video', durationSeconds: Math.round(length * 10) / 10, startsAtOnce };
}

/** Seconds that a header of a movie gives; undefined or 0 where it gives none. */
function lengthOf(bytes: Uint8Array, { from, to }: Box): number | undefined {
  const view = viewOf(bytes);
  const isLong = from < to && view.getUint8(from) === 1;
  if (to - from < (isLong ? 32 : 20)) return undefined;
  const scale = view.getUint32(from + (isLong ? 20 : 12));
  const units = isLong ? Number(view.getBigUint64(from + 24)) : view.getUint32(from + 16);
  const seconds = scale > 0 ? units / scale : 0;
  // All ones: the length is not known.
  return Number.isFinite(seconds) && seconds < 1e6 ? seconds : undefined;
}

/** What kind of track it is and the name of its coding; undefined where it does not say. */
function codecOf(bytes: Uint8Array, track: Box): { handler: string; name: string } | undefined {
  const within = (box: Pick<Box, 'from' | 'to'> | undefined, type: string) =>
    box && boxesIn(bytes, box)?.find((one) => one.type === type);
  const media = within(track, 'mdia');
  const handler = within(media, 'hdlr');
  const table = within(within(media, 'minf'), 'stbl');
  const descriptions = within(table, 'stsd');
  if (!handler || !descriptions || handler.to - handler.from < 12) return undefined;
  const view = viewOf(bytes);
  const first = boxesIn(bytes, { from: descriptions.from + 8, to: descriptions.to })?.[0];
  return first && { handler: textAt(view, handler.from + 8), name: first.type };
}

const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const textAt = (view: DataView, at: number) =>
  String.fromCharCode(...[0, 1, 2, 3].map((place) => view.getUint8(at + place)));

const range = (from: number, to: number, step: number) =>
  Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, n) => from + n * step);
