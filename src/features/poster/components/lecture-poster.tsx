import { useState } from 'react';
import { lecturePosterCopy } from '@/copy/lecture-poster';
import { pageParameter } from '@/platform/navigation';
import { useLecturePoster } from '../use-lecture-poster';
import { DrawnPoster } from './drawn-poster';
import { SavedPicture } from './saved-picture';

/** The poster of a lecture: whoever scans it opens this lecture and nothing else. */
export function LecturePoster() {
  const [lectureId] = useState(() => pageParameter('id') ?? '');
  return (
    <DrawnPoster {...useLecturePoster(lectureId)}>
      {({ lecture }, picture) => (
        <SavedPicture
          picture={picture}
          label={lecturePosterCopy.picture}
          fileName={lecturePosterCopy.words.file(lecture.title)}
          saved={lecturePosterCopy.saved}
          rules={lecturePosterCopy.rules}
        />
      )}
    </DrawnPoster>
  );
}
