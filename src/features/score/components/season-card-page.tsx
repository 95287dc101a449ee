import { Canvas, Image, View } from '@tarojs/components';
import { useState } from 'react';
import type { ScoreBookAnswer } from '@contract/score';
import { Button, Card, ErrorState, Skeleton, Strip, SwitchRow } from '@/components';
import { seasonCardCopy } from '@/copy/season-card';
import { depicting } from '@/platform/accessibility';
import { canvasId, savePicture } from '@/platform/poster-canvas';
import { canSharePicture, sharePicture } from '@/platform/share-picture';
import { wordsOf } from '../season-card';
import { useOwnName } from '../use-own-name';
import { useSeasonCard } from '../use-season-card';
import './season-card-page.scss';

type Problem = keyof typeof seasonCardCopy.problems;

/** The season card: to look at, to save, to pass on; without the name unless the member wants it. */
export function SeasonCardPage({ book }: { book: ScoreBookAnswer }) {
  const [named, setNamed] = useState(false);
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const name = useOwnName();
  const { state, redraw } = useSeasonCard(book, named ? name : undefined);
  const save = async (picture: string) => {
    const outcome = await savePicture(picture, seasonCardCopy.file);
    setSaved(outcome === 'saved');
    if (outcome === 'failed') setProblem('saving');
    else setProblem(outcome === 'not-permitted' ? outcome : undefined);
  };
  const share = async (picture: string) => {
    const opened = await sharePicture(picture, seasonCardCopy.file);
    setProblem(opened ? undefined : 'sharing');
  };
  return (
    <View className="season-card">
      {canvasId !== undefined && <Canvas type="2d" id={canvasId} className="season-card__canvas" />}
      {problem && (
        <Strip icon="circle-alert" tone="amber" text={seasonCardCopy.problems[problem]} />
      )}
      {saved && !problem && <Strip icon="circle-check" text={seasonCardCopy.saved} />}
      {state.kind === 'drawing' && <Skeleton blocks={['tall', 'tall']} />}
      {state.kind === 'failed' && (
        <ErrorState text={seasonCardCopy.problems.drawing} onRetry={redraw} />
      )}
      {state.kind === 'drawn' && (
        <>
          <Image
            className="season-card__picture"
            mode="widthFix"
            src={state.picture}
            {...depicting(seasonCardCopy.picture(wordsOf(state.card)))}
          />
          <View className="season-card__note">{seasonCardCopy.privacy}</View>
          {name !== undefined && (
            <Card flush>
              <SwitchRow
                title={seasonCardCopy.withName}
                detail={seasonCardCopy.withNameDetail}
                on={named}
                onChange={setNamed}
              />
            </Card>
          )}
          <Button
            icon="image"
            text={seasonCardCopy.save}
            onPress={() => void save(state.picture)}
          />
          {canSharePicture() && (
            <Button
              kind="secondary"
              text={seasonCardCopy.share}
              onPress={() => void share(state.picture)}
            />
          )}
        </>
      )}
    </View>
  );
}
