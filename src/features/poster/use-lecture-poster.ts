import { useCallback } from 'react';
import { lecturePosterCopy } from '@/copy/lecture-poster';
import type { ResponseOf } from '@/platform/cloud';
import { drawnPicture } from '@/platform/poster-canvas';
import { qrImageOf } from '@/platform/qr-image';
import { askLecturePoster } from './api';
import { drawPoster, posterSize } from './draw-poster';
import { useDrawn } from './use-drawn';

type Answer = ResponseOf<'lecture', 'poster'>;

/** Fetches a lecture's code and draws its poster. */
export const useLecturePoster = (lectureId: string) =>
  useDrawn(
    useCallback(() => askLecturePoster(lectureId), [lectureId]),
    pictureOf,
  );

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
