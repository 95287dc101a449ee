import { Canvas, View } from '@tarojs/components';
import { useState } from 'react';
import { ErrorState, Skeleton } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { lecturePosterCopy } from '@/copy/lecture-poster';
import { posterCopy } from '@/copy/poster';
import { pageParameter } from '@/platform/navigation';
import { canvasId } from '@/platform/poster-canvas';
import { useLecturePoster } from '../use-lecture-poster';
import { SavedPicture } from './saved-picture';
import './poster.scss';

/** The poster of a lecture: whoever scans it opens this lecture and nothing else. */
export function LecturePoster() {
  const [lectureId] = useState(() => pageParameter('id') ?? '');
  const { state, load } = useLecturePoster(lectureId);
  return (
    <View className="poster">
      {canvasId !== undefined && <Canvas type="2d" id={canvasId} className="poster__canvas" />}
      {state.kind === 'loading' && <Skeleton blocks={['tall', 'card']} />}
      {state.kind === 'refused' && (
        <ErrorState text={errorCopy[state.code]} onRetry={() => void load()} />
      )}
      {state.kind === 'not-drawn' && (
        <ErrorState text={posterCopy.problems.drawing} onRetry={() => void load()} />
      )}
      {state.kind === 'drawn' && (
        <SavedPicture
          picture={state.picture}
          label={lecturePosterCopy.picture}
          fileName={lecturePosterCopy.words.file(state.title)}
          saved={lecturePosterCopy.saved}
          rules={lecturePosterCopy.rules}
        />
      )}
    </View>
  );
}
