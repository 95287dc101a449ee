import { Inflate } from 'fflate';

/** More than a zip may unpack to. */
export class UnpacksTooLarge extends Error {}
class NoZip extends Error {}

/** Unpacked at once; a byte can become a thousand, and so this many a few megabytes. */
const portionBytes = 16 * 1024;
/** A name of a part of a workbook is short; a long one is there to keep whoever reads it busy. */
const longestName = 200;

/** Signatures and places of a zip's records (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16). */
const [localRecord, directoryRecord, endRecord] = [0x04034b50, 0x02014b50, 0x06054b50] as const;
const [localLength, directoryLength, endLength] = [30, 46, 22] as const;
const longestComment = 0xffff;
const [stored, deflated] = [0, 8] as const;

/**
 * Files of a zip whose names are wanted. What they unpack to is counted as it comes, since the sizes that a zip claims are the word of
 * whoever made it. Throws UnpacksTooLarge beyond `mostBytes`, and anything where the zip is broken.
 */
export function unzip(
  content: Uint8Array,
  wanted: (name: string) => boolean,
  mostBytes: number,
): Map<string, Uint8Array> {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const end = placeOfEnd(view);
  const files = new Map<string, Uint8Array>();
  const decoder = new TextDecoder('utf-8');
  let [left, at] = [mostBytes, view.getUint32(end + 16, true)];
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    if (view.getUint32(at, true) !== directoryRecord)
      throw new NoZip('no entry where one should be');
    const length = view.getUint16(at + 28, true);
    const nameAt = at + directoryLength;
    const name = decoder.decode(
      content.subarray(nameAt, nameAt + Math.min(length, longestName + 1)),
    );
    if (length <= longestName && wanted(name)) {
      const file = unpacked(packedAt(content, view, at), view.getUint16(at + 10, true), left);
      left -= file.byteLength;
      files.set(name, file);
    }
    at = nameAt + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}

function placeOfEnd(view: DataView): number {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1)
    if (view.getUint32(at, true) === endRecord) return at;
  throw new NoZip('a zip without an end');
}

/** The bytes of an entry as they stand in the zip. */
function packedAt(content: Uint8Array, view: DataView, entryAt: number): Uint8Array {
  const localAt = view.getUint32(entryAt + 42, true);
  if (view.getUint32(localAt, true) !== localRecord) throw new NoZip('an entry without a file');
  const names = view.getUint16(localAt + 26, true) + view.getUint16(localAt + 28, true);
  const from = localAt + localLength + names;
  return content.subarray(from, from + packedSize(view, entryAt));
}

/** Writers that stream give sizes in the wider field of ZIP64, after the unpacked one if that is there too (4.5.3). */
function packedSize(view: DataView, entryAt: number): number {
  const size = view.getUint32(entryAt + 20, true);
  if (size !== 0xffffffff) return size;
  let at = entryAt + directoryLength + view.getUint16(entryAt + 28, true);
  const end = at + view.getUint16(entryAt + 30, true);
  while (at < end && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  const before = view.getUint32(entryAt + 24, true) === 0xffffffff ? 8 : 0;
  return Number(view.getBigUint64(at + 4 + before, true));
}

function unpacked(packed: Uint8Array, method: number, mostBytes: number): Uint8Array {
  if (method !== stored && method !== deflated) throw new NoZip('packed in a way unknown here');
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const take = (part: Uint8Array) => {
    bytes += part.byteLength;
    if (bytes > mostBytes) throw new UnpacksTooLarge();
    parts.push(part);
  };
  if (method === stored) take(packed);
  else {
    const inflate = new Inflate(take);
    for (let at = 0; at < packed.byteLength; at += portionBytes) {
      const until = at + portionBytes;
      inflate.push(packed.subarray(at, until), until >= packed.byteLength);
    }
  }
  return Buffer.concat(parts);
}
