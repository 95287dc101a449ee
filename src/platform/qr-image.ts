import { encodeQR } from 'qr';

/** The quiet zone that ISO/IEC 18004 asks for, in modules. */
const quietModules = 4;
/** Size of a module in a copy that somebody saves, px; the page gives the size that is shown. */
const savedModulePx = 16;

/**
 * A QR symbol as a drawing with one unit a module, pure black on white, for an image's `src`. Sharp at any size; error
 * correction M. The texts of our codes stay at version 3, 29 modules wide.
 */
export function qrImageOf(text: string): string {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quietModules });
  const size = rows.length;
  const px = size * savedModulePx;
  const path = rows.map((row, y) => runsOf(row, y)).join('');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px}" height="${px}" ` +
    `viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
  return `data:image/svg+xml;base64,${base64Of(svg)}`;
}

/** Dark modules of a row as one rectangle a run. */
function runsOf(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x += 1;
    path += `M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`;
  }
  return path;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of an ASCII text. The mini-program has no btoa. */
function base64Of(ascii: string): string {
  let text = '';
  for (let i = 0; i < ascii.length; i += 3) {
    const bytes = [0, 1, 2].map((ahead) => ascii.charCodeAt(i + ahead));
    const present = bytes.filter((byte) => !Number.isNaN(byte)).length;
    const group = bytes.reduce((sum, byte) => sum * 256 + (Number.isNaN(byte) ? 0 : byte), 0);
    for (let digit = 0; digit < 4; digit += 1) {
      text += digit > present ? '=' : alphabet.charAt((group >> (18 - 6 * digit)) & 63);
    }
  }
  return text;
}
