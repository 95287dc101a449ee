import type { CertificateAnswer } from '@contract/award-answers';
import { certificateCopy } from '@/copy/certificate';
import { common } from '@/copy/common';

/** What of a canvas a certificate needs; a browser's and WeChat's both have it. */
export interface CertificatePen {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineCap: unknown;
  lineJoin: unknown;
  font: string;
  textAlign: unknown;
  fillRect: (x: number, y: number, width: number, height: number) => void;
  strokeRect: (x: number, y: number, width: number, height: number) => void;
  fillText: (text: string, x: number, y: number, widest?: number) => void;
  beginPath: () => void;
  moveTo: (x: number, y: number) => void;
  lineTo: (x: number, y: number) => void;
  quadraticCurveTo: (aroundX: number, aroundY: number, x: number, y: number) => void;
  stroke: () => void;
}

/** Three by four, as a phone's album shows it; prints well on a half sheet. */
export const certificateSize = { width: 1080, height: 1440 };

const { width, height } = certificateSize;
const middle = width / 2;
const family = '"Songti SC", "Noto Serif CJK SC", "PingFang SC", "Noto Sans CJK SC", serif';
/** The colours of styles/_tokens.scss: a canvas knows no custom properties. */
const colours = {
  paper: '#faf6ef',
  ink: '#1f1a17',
  quiet: '#5a5048',
  honour: '#7a5200',
  gold: '#c8962e',
};

type Certificate = Pick<
  CertificateAnswer,
  | 'kind'
  | 'holderName'
  | 'awardName'
  | 'seasonName'
  | 'organisationName'
  | 'number'
  | 'code'
  | 'awardedAtMs'
>;

/** All words of a certificate from the top down; what a screen reader says, too. */
export function certificateWords(one: Certificate): string[] {
  const { kind, holderName, awardName, seasonName } = one;
  return [
    common.appName,
    certificateCopy.title,
    holderName,
    kind === 'pacesetter'
      ? certificateCopy.body(seasonName)
      : certificateCopy.bodyOfBranch(seasonName),
    awardName,
    one.organisationName,
    certificateCopy.date(one.awardedAtMs),
    certificateCopy.number(one.number),
    certificateCopy.code(one.code),
  ];
}

/** Draws a certificate: an open book, a golden frame and words; no emblem, no flag, no seal. */
export function drawCertificate(pen: CertificatePen, one: Certificate): void {
  const [app, title, holder, body, award, organisation, date, number, code] = certificateWords(
    one,
  ) as [string, string, string, string, string, string, string, string, string];
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, width, height);
  drawFrame(pen);
  drawBook(pen, middle, 215);
  pen.textAlign = 'center';
  const write = (text: string, y: number, font: string, colour = colours.ink) => {
    pen.font = `${font} ${family}`;
    pen.fillStyle = colour;
    pen.fillText(text, middle, y, width - 240);
  };
  write(app, 325, '400 40px', colours.quiet);
  write(title, 485, '600 104px', colours.honour);
  write(holder, 650, '600 76px');
  write(body, 765, '400 40px');
  write(award, 910, '600 88px', colours.honour);
  write(organisation, 1095, '600 44px');
  write(date, 1160, '400 40px');
  write(`${number}　${code}`, 1300, '400 32px', colours.quiet);
}

function drawFrame(pen: CertificatePen): void {
  pen.strokeStyle = colours.gold;
  pen.lineWidth = 8;
  pen.strokeRect(48, 48, width - 96, height - 96);
  pen.lineWidth = 2;
  pen.strokeRect(68, 68, width - 136, height - 136);
}

/** The open book beside the name of the app: two pages and a spine. */
function drawBook(pen: CertificatePen, x: number, y: number): void {
  const [half, tall] = [86, 92];
  pen.strokeStyle = colours.honour;
  pen.lineWidth = 8;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  for (const side of [-1, 1]) {
    const outer = x + side * half;
    const top = y - tall / 2;
    const bottom = y + tall / 2;
    pen.beginPath();
    pen.moveTo(x, top + 14);
    pen.quadraticCurveTo(x + side * half * 0.4, top - 10, outer, top);
    pen.lineTo(outer, bottom - 14);
    pen.quadraticCurveTo(x + side * half * 0.4, bottom - 24, x, bottom);
    pen.stroke();
  }
  pen.beginPath();
  pen.moveTo(x, y - tall / 2 + 14);
  pen.lineTo(x, y + tall / 2);
  pen.stroke();
}
