import { Canvas, View } from '@tarojs/components';
import { useState } from 'react';
import { Button, EmptyState, ErrorState, FailureState, Sheet, Skeleton, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { posterCopy } from '@/copy/poster';
import { pageParameter } from '@/platform/navigation';
import { canvasId } from '@/platform/poster-canvas';
import { usePoster, type PosterState } from '../use-poster';
import { SavedPicture } from './saved-picture';
import './poster.scss';

/** The poster of a session with a printed code: to look at, to save for printing, to withdraw. */
export function Poster() {
  const [sessionId] = useState(() => pageParameter('id') ?? '');
  const { state, load, renew } = usePoster(sessionId);
  return (
    <View className="poster">
      {canvasId !== undefined && <Canvas type="2d" id={canvasId} className="poster__canvas" />}
      {state.kind === 'loading' && <Skeleton blocks={['tall', 'card']} />}
      {state.kind === 'refused' && state.code === 'CODE_NOT_PRINTED' && (
        <EmptyState icon="qr-code" text={errorCopy[state.code]} />
      )}
      {state.kind === 'refused' && state.code !== 'CODE_NOT_PRINTED' && (
        <FailureState code={state.code} onRetry={() => void load()} />
      )}
      {state.kind === 'not-drawn' && (
        <ErrorState text={posterCopy.problems.drawing} onRetry={() => void load()} />
      )}
      {state.kind === 'drawn' && <Drawn state={state} onRenew={(version) => void renew(version)} />}
    </View>
  );
}

function Drawn({
  state: { poster, picture },
  onRenew,
}: {
  state: Extract<PosterState, { kind: 'drawn' }>;
  onRenew: (version: number) => void;
}) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      {poster.version > 1 && (
        <Strip icon="circle-check" text={posterCopy.renewed(poster.version)} />
      )}
      <SavedPicture
        picture={picture}
        label={posterCopy.picture}
        fileName={posterCopy.words.file(poster.session.title)}
        saved={posterCopy.saved}
        rules={posterCopy.rules}
      />
      {poster.renewable && (
        <Button kind="quiet" text={posterCopy.renew} onPress={() => setAsking(true)} />
      )}
      {asking && (
        <Sheet title={posterCopy.renew} onClose={() => setAsking(false)}>
          <View className="poster__rules">{posterCopy.renewFact}</View>
          <Button text={posterCopy.renewConfirm} onPress={() => onRenew(poster.version)} />
        </Sheet>
      )}
    </>
  );
}
