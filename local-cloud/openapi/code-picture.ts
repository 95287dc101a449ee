import { crc32, deflateSync } from 'node:zlib';
import encodeQR from 'qr';

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Greyscale, one bit a pixel; compression, filter and interlace as every PNG has them. */
const ONE_BIT_GREY = [1, 0, 0, 0, 0];

/** A PNG of a QR code as wide as `width` pixels allow. Only WeChat can draw its own round codes. */
export function codePicture(text: string, width: number): Buffer {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const scale = Math.max(1, Math.floor(width / modules.length));
  const side = modules.length * scale;
  const rowBytes = Math.ceil(side / 8);
  const rows = modules.map((row) => {
    const line = Buffer.alloc(1 + rowBytes, 0xff);
    line[0] = 0;
    row.forEach((isDark, column) => {
      for (let x = column * scale; isDark && x < (column + 1) * scale; x++) {
        const at = 1 + (x >> 3);
        line[at] = (line[at] ?? 0) & ~(0x80 >> (x & 7));
      }
    });
    return Buffer.concat(Array.from({ length: scale }, () => line));
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set(ONE_BIT_GREY, 8);
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
