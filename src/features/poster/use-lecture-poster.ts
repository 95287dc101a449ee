import { useCallback, useEffect, useState } from 'react';
import { lecturePosterCopy } from '@/copy/lecture-poster';
import type { FailureCode, ResponseOf } from '@/platform/cloud';
import { drawnPicture } from '@/platform/poster-canvas';
import { qrImageOf } from '@/platform/qr-image';
import { askLecturePoster } from './api';
import { drawPoster, posterSize } from './draw-poster';

type Answer = ResponseOf<'lecture', 'poster'>;

export type LecturePosterState =
  | { kind: 'loading' | 'not-drawn' }
  | { kind: 'refused'; code: FailureCode }
  | { kind: 'drawn'; title: string; picture: string };

/** Fetches a lecture's code and draws its poster. */
export function useLecturePoster(lectureId: string) {
  const [state, setState] = useState<LecturePosterState>({ kind: 'loading' });
  const load = useCallback(async () => {
    setState({ kind: 'loading' });
    const answer = await askLecturePoster(lectureId);
    if (!answer.ok) {
      setState({ kind: 'refused', code: answer.code });
      return;
    }
    try {
      const picture = await pictureOf(answer.data);
      setState({ kind: 'drawn', title: answer.data.lecture.title, picture });
    } catch {
      // A phone without memory for the canvas, or without one: the person can try again.
      setState({ kind: 'not-drawn' });
    }
  }, [lectureId]);
  useEffect(() => void load(), [load]);
  return { state, load };
}

function pictureOf({ lecture, seasonName, text, picture }: Answer): Promise<string> {
  const { words } = lecturePosterCopy;
  const { title, series, lecturer, durationSeconds, open } = lecture;
  return drawnPicture(posterSize, picture ?? qrImageOf(text ?? ''), (pen, code) =>
    drawPoster(
      pen,
      {
        organisation: seasonName,
        title,
        time: words.by(series, lecturer),
        venue: words.length(durationSeconds),
        scan: words.scan,
        note: open ? words.open : words.members,
        version: '',
      },
      code,
    ),
  );
}
