import { useCallback, useEffect, useState } from 'react';
import type { ScoreBookAnswer } from '@contract/score';
import { serverNowMs } from '@/platform/clock';
import { drawnSheet } from '@/platform/poster-canvas';
import { cardSize, drawSeasonCard, type SeasonCard, seasonCardOf } from './season-card';

export type CardState =
  { kind: 'drawing' } | { kind: 'failed' } | { kind: 'drawn'; card: SeasonCard; picture: string };

/** Draws the card of a book, anew whenever the name comes or goes. */
export function useSeasonCard(book: ScoreBookAnswer, name: string | undefined) {
  const [state, setState] = useState<CardState>({ kind: 'drawing' });
  const draw = useCallback(async () => {
    const card = seasonCardOf(book, serverNowMs(), name);
    try {
      const picture = await drawnSheet(cardSize, (pen) => drawSeasonCard(pen, card));
      setState({ kind: 'drawn', card, picture });
    } catch {
      // A phone without memory for the canvas, or without one: the person can try again.
      setState({ kind: 'failed' });
    }
  }, [book, name]);
  useEffect(() => void draw(), [draw]);
  return { state, redraw: () => void draw() };
}
