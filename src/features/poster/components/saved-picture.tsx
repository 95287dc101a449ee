import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Strip } from '@/components';
import { posterCopy } from '@/copy/poster';
import { depicting } from '@/platform/accessibility';
import { savePicture, type SaveOutcome } from '@/platform/poster-canvas';
import './poster.scss';

export interface SavedPictureProps {
  picture: string;
  /** What it shows, for a screen reader. */
  label: string;
  fileName: string;
  /** Said once it is saved. */
  saved: string;
  /** What to do with it. */
  rules: string;
}

/** A drawn poster, to look at and to save for printing. */
export function SavedPicture({ picture, label, fileName, saved, rules }: SavedPictureProps) {
  const [outcome, setOutcome] = useState<SaveOutcome>();
  const save = async () => setOutcome(await savePicture(picture, fileName));
  const problem =
    outcome === 'failed' ? 'saving' : outcome === 'not-permitted' ? outcome : undefined;
  return (
    <>
      {outcome === 'saved' && <Strip icon="circle-check" text={saved} />}
      {problem && <Strip icon="circle-alert" tone="amber" text={posterCopy.problems[problem]} />}
      <Image className="poster__picture" mode="widthFix" src={picture} {...depicting(label)} />
      <View className="poster__rules">{rules}</View>
      <Button icon="image" text={posterCopy.save} onPress={() => void save()} />
    </>
  );
}
