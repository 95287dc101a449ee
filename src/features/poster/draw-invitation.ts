import { family, fitting, linesOf, middle, type Pen, posterSize } from './draw-poster';

/** The words of an invitation's sheet, from the top down. */
export interface InvitationWords {
  committee: string;
  branch: string;
  invite: string;
  orCode: string;
  code: string;
  steps: readonly string[];
  until: string;
}

/** 13 cm on paper: scanned from an arm's length, or from across a small room. */
const codeSize = 760;
const stepsFrom = 130;

/** Draws the sheet in black on white, so that any printer does. */
export function drawInvitation<Picture>(
  pen: Pen<Picture>,
  words: InvitationWords,
  code: Picture,
): void {
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, posterSize.width, posterSize.height);
  pen.fillStyle = '#1f1a17';
  pen.textAlign = 'center';
  const write = (text: string, y: number, px: number, weight = 400) => {
    pen.font = `${weight} ${px}px ${family}`;
    pen.fillText(fitting(pen, text), middle, y);
  };
  write(words.committee, 120, 44);
  pen.font = `700 84px ${family}`;
  const lines = linesOf(pen, words.branch);
  lines.forEach((line, index) => {
    pen.fillText(line, middle, 235 + index * 100);
  });
  const below = 235 + lines.length * 100;
  write(words.invite, below, 56);
  pen.drawImage(code, middle - codeSize / 2, below + 10, codeSize, codeSize);
  write(words.orCode, 1190, 44);
  write(words.code, 1315, 128, 700);
  pen.textAlign = 'left';
  words.steps.forEach((step, index) => {
    pen.font = `400 50px ${family}`;
    pen.fillText(fitting(pen, step), stepsFrom, 1430 + index * 78);
  });
  pen.textAlign = 'center';
  write(words.until, 1700, 44);
}
