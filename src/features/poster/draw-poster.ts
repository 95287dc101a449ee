/** What of a canvas the poster needs; a browser's and WeChat's both have it. */
export interface Pen<Picture> {
  fillStyle: unknown;
  font: string;
  textAlign: unknown;
  fillRect: (x: number, y: number, width: number, height: number) => void;
  fillText: (text: string, x: number, y: number) => void;
  measureText: (text: string) => { width: number };
  drawImage: (picture: Picture, x: number, y: number, width: number, height: number) => void;
}

/** The words of a poster, from the top down. */
export interface PosterWords {
  organisation: string;
  title: string;
  time: string;
  venue: string;
  scan: string;
  note: string;
  version: string;
}

/** A4 at 150 dots an inch. */
export const posterSize = { width: 1240, height: 1754 };

export const middle = posterSize.width / 2;
const widest = posterSize.width - 160;
/** 13.5 cm on paper: read from three metres. */
const codeSize = 800;
export const family = '"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

/** Draws a poster in black on white, so that any printer does. */
export function drawPoster<Picture>(pen: Pen<Picture>, words: PosterWords, code: Picture): void {
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, posterSize.width, posterSize.height);
  pen.textAlign = 'center';
  pen.fillStyle = '#1f1a17';
  const write = (text: string, y: number, px: number, weight = 400) => {
    pen.font = `${weight} ${px}px ${family}`;
    pen.fillText(fitting(pen, text), middle, y);
  };
  write(words.organisation, 130, 44);
  pen.font = `700 88px ${family}`;
  const lines = linesOf(pen, words.title);
  lines.forEach((line, index) => {
    pen.fillText(line, middle, 255 + index * 108);
  });
  const below = 255 + lines.length * 108;
  write(words.time, below, 52);
  write(words.venue, below + 74, 52);
  pen.drawImage(code, middle - codeSize / 2, 610, codeSize, codeSize);
  write(words.scan, 1520, 72, 700);
  write(words.note, 1604, 40);
  write(words.version, 1680, 30);
}

/** A title on one line, or on two of about the same length; what does not fit ends in an ellipsis. */
export function linesOf(pen: Pen<never>, text: string): string[] {
  if (pen.measureText(text).width <= widest) return [text];
  const characters = [...text];
  const first = Math.min(longest(pen, characters, ''), Math.ceil(characters.length / 2));
  return [characters.slice(0, first).join(''), fitting(pen, characters.slice(first).join(''))];
}

export function fitting(pen: Pen<never>, text: string): string {
  const characters = [...text];
  if (pen.measureText(text).width <= widest) return text;
  return `${characters.slice(0, longest(pen, characters, '…')).join('')}…`;
}

/** How many characters fit on a line together with an ending; at least one. */
function longest(pen: Pen<never>, characters: readonly string[], ending: string): number {
  let length = characters.length;
  while (
    length > 1 &&
    pen.measureText(characters.slice(0, length).join('') + ending).width > widest
  )
    length -= 1;
  return length;
}
