import { Canvas, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { ErrorState, FailureState, Skeleton } from '@/components';
import { posterCopy } from '@/copy/poster';
import { canvasId } from '@/platform/poster-canvas';
import type { Drawn } from '../use-drawn';
import './poster.scss';

export interface DrawnPosterProps<Answer> {
  state: Drawn<Answer>;
  load: () => Promise<void>;
  children: (answer: Answer, picture: string) => ReactNode;
}

/** A poster while it is fetched, drawn, or neither; the children show it. */
export function DrawnPoster<Answer>({ state, load, children }: DrawnPosterProps<Answer>) {
  return (
    <View className="poster">
      {canvasId !== undefined && <Canvas type="2d" id={canvasId} className="poster__canvas" />}
      {state.kind === 'loading' && <Skeleton blocks={['tall', 'card']} />}
      {state.kind === 'refused' && <FailureState code={state.code} onRetry={() => void load()} />}
      {state.kind === 'not-drawn' && (
        <ErrorState text={posterCopy.problems.drawing} onRetry={() => void load()} />
      )}
      {state.kind === 'drawn' && children(state.answer, state.picture)}
    </View>
  );
}
