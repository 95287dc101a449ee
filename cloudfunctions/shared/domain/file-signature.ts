/** The first bytes by which a file is known, whatever its name says. */
const beginsWith = (start: Uint8Array, bytes: readonly number[], at = 0) =>
  bytes.every((byte, index) => start[at + index] === byte);

const ftyp = [0x66, 0x74, 0x79, 0x70];

/** JPEG or PNG. */
export const isPicture = (start: Uint8Array) =>
  beginsWith(start, [0xff, 0xd8, 0xff]) || beginsWith(start, [0x89, 0x50, 0x4e, 0x47]);

/** m4a, or mp3 with or without a tag before its frames. */
export const isSound = (start: Uint8Array) =>
  beginsWith(start, ftyp, 4) ||
  beginsWith(start, [0x49, 0x44, 0x33]) ||
  (start[0] === 0xff && ((start[1] ?? 0) & 0xe6) === 0xe2);
