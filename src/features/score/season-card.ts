import type { ScoreBookAnswer } from '@contract/score';
import { nextGoalOf } from '@contract/score-goal';
import { seasonCardCopy } from '@/copy/season-card';
import { weeksInARow } from './weeks';

/** Everything on a season card. No organisation, no rank; a name only if the member wants it. */
export interface SeasonCard {
  score: number;
  /** Share of the ring, 0 to 1. */
  share: number;
  facts: { name: string; figure: string }[];
  asOf: string;
  name?: string;
}

export function seasonCardOf(
  { score, entries }: Pick<ScoreBookAnswer, 'score' | 'entries'>,
  nowMs: number,
  name: string | undefined,
): SeasonCard {
  const standing = entries.filter((entry) => !entry.takenBack && !entry.corrects);
  const countOf = (rule: string) =>
    String(standing.filter((entry) => entry.rule === rule && entry.points > 0).length);
  return {
    score,
    share: nextGoalOf(score).share,
    facts: [
      { name: seasonCardCopy.sessions, figure: countOf('checkIn') },
      { name: seasonCardCopy.lectures, figure: countOf('lectureDone') },
      { name: seasonCardCopy.weeks, figure: String(weeksInARow(entries, nowMs)) },
    ],
    asOf: seasonCardCopy.asOf(nowMs),
    ...(name === undefined ? {} : { name }),
  };
}

/** All words of a card in the order in which they stand, for a screen reader. */
export const wordsOf = ({ score, facts, asOf, name }: SeasonCard): string[] => [
  ...(name === undefined ? [] : [name]),
  `${score} ${seasonCardCopy.unit}`,
  ...facts.map((fact) => `${fact.name} ${fact.figure}`),
  asOf,
];

/** What of a canvas a card needs; a browser's and WeChat's both have it. */
export interface CardPen {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineCap: unknown;
  font: string;
  textAlign: unknown;
  fillRect: (x: number, y: number, width: number, height: number) => void;
  fillText: (text: string, x: number, y: number, widest?: number) => void;
  beginPath: () => void;
  arc: (x: number, y: number, radius: number, from: number, to: number) => void;
  stroke: () => void;
}

/** Three by four, as pictures stand in a chat. */
export const cardSize = { width: 1080, height: 1440 };

const middle = cardSize.width / 2;
const family = '"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';
/** The colours of styles/_tokens.scss: a canvas knows no custom properties. */
const colours = {
  paper: '#faf6ef',
  card: '#ffffff',
  sunk: '#f1eae0',
  ink: '#1f1a17',
  quiet: '#6f655c',
  green: '#1b6b3a',
};
const ring = { y: 640, radius: 250, width: 36 };

/** Draws a card: calm, one number, three facts. */
export function drawSeasonCard(pen: CardPen, card: SeasonCard): void {
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, cardSize.width, cardSize.height);
  pen.fillStyle = colours.card;
  pen.fillRect(60, 60, cardSize.width - 120, cardSize.height - 120);
  pen.textAlign = 'center';
  const write = (text: string, x: number, y: number, font: string, colour = colours.ink) => {
    pen.font = `${font} ${family}`;
    pen.fillStyle = colour;
    pen.fillText(text, x, y, cardSize.width - 200);
  };
  write(seasonCardCopy.title, middle, 170, '600 52px');
  write(card.name ?? seasonCardCopy.subtitle, middle, 270, '400 60px', colours.quiet);
  drawRing(pen, card.share);
  write(String(card.score), middle, ring.y + 50, '600 190px');
  write(seasonCardCopy.unit, middle, ring.y + 140, '400 48px', colours.quiet);
  card.facts.forEach(({ name, figure }, place) => {
    const x = middle + (place - 1) * 290;
    write(figure, x, 1100, '600 84px');
    write(name, x, 1170, '400 40px', colours.quiet);
  });
  write(card.asOf, middle, 1310, '400 38px', colours.quiet);
}

function drawRing(pen: CardPen, share: number): void {
  const top = -Math.PI / 2;
  pen.lineWidth = ring.width;
  pen.lineCap = 'round';
  const arc = (colour: string, part: number) => {
    pen.strokeStyle = colour;
    pen.beginPath();
    pen.arc(middle, ring.y, ring.radius, top, top + 2 * Math.PI * part);
    pen.stroke();
  };
  arc(colours.sunk, 1);
  if (share > 0) arc(colours.green, share);
}
