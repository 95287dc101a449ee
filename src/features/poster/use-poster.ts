import { useCallback, useEffect, useState } from 'react';
import { posterCopy } from '@/copy/poster';
import type { FailureCode, ResponseOf } from '@/platform/cloud';
import { drawnPicture } from '@/platform/poster-canvas';
import { qrImageOf } from '@/platform/qr-image';
import { askPoster, renewPoster } from './api';
import { drawPoster, posterSize } from './draw-poster';

type PosterAnswer = ResponseOf<'check-in', 'poster'>;

export type PosterState =
  | { kind: 'loading' }
  | { kind: 'refused'; code: FailureCode }
  | { kind: 'not-drawn'; poster: PosterAnswer }
  | { kind: 'drawn'; poster: PosterAnswer; picture: string };

/** Fetches a session's printed code and draws the poster with it. */
export function usePoster(sessionId: string) {
  const [state, setState] = useState<PosterState>({ kind: 'loading' });
  const show = useCallback(async (answer: Awaited<ReturnType<typeof askPoster>>) => {
    if (!answer.ok) {
      setState({ kind: 'refused', code: answer.code });
      return;
    }
    const poster = answer.data;
    try {
      setState({ kind: 'drawn', poster, picture: await pictureOf(poster) });
    } catch {
      // A phone without memory for the canvas, or without one: the person can try again.
      setState({ kind: 'not-drawn', poster });
    }
  }, []);
  const load = useCallback(async () => {
    setState({ kind: 'loading' });
    await show(await askPoster(sessionId));
  }, [sessionId, show]);
  const renew = useCallback(
    async (version: number) => {
      setState({ kind: 'loading' });
      await show(await renewPoster(sessionId, version));
    },
    [sessionId, show],
  );
  useEffect(() => void load(), [load]);
  return { state, load, renew };
}

function pictureOf({ session, text, picture, version }: PosterAnswer): Promise<string> {
  const { words } = posterCopy;
  const code = picture ?? qrImageOf(text ?? '');
  return drawnPicture(posterSize, code, (pen, loaded) =>
    drawPoster(
      pen,
      {
        organisation: session.organisationName,
        title: session.title,
        time: words.time(session.startsAtMs, session.endsAtMs),
        venue: session.venue,
        scan: words.scan,
        note: words.note,
        version: version > 1 ? words.version(version) : '',
      },
      loaded,
    ),
  );
}
