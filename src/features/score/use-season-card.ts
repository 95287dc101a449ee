import { useCallback, useEffect, useRef, useState } from 'react';
import type { ScoreBookAnswer } from '@contract/score';
import { serverNowMs } from '@/platform/clock';
import { drawnSheet } from '@/platform/poster-canvas';
import { cardSize, drawSeasonCard, type SeasonCard, seasonCardOf } from './season-card';

export type CardState =
  { kind: 'drawing' } | { kind: 'failed' } | { kind: 'drawn'; card: SeasonCard; picture: string };

/** Draws the card of a book, anew whenever the name comes or goes. */
export function useSeasonCard(book: ScoreBookAnswer, name: string | undefined) {
  const [state, setState] = useState<CardState>({ kind: 'drawing' });
  const round = useRef(0);
  const draw = useCallback(async () => {
    const mine = (round.current += 1);
    // A card whose name was taken off meanwhile is not shown any more.
    const show = (next: CardState) => mine === round.current && setState(next);
    const card = seasonCardOf(book, serverNowMs(), name);
    try {
      const picture = await drawnSheet(cardSize, (pen) => drawSeasonCard(pen, card));
      show({ kind: 'drawn', card, picture });
    } catch {
      // A phone without memory for the canvas, or without one: the person can try again.
      show({ kind: 'failed' });
    }
  }, [book, name]);
  useEffect(() => void draw(), [draw]);
  return { state, redraw: () => void draw() };
}
