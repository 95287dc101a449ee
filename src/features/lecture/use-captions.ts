import { useEffect, useState } from 'react';
import { downloadText } from '@/platform/download';
import { readStored, writeStored } from '@/platform/storage';
import { captionsOf, type Caption } from './captions';

const key = 'lecture.captions';

/** The captions of a lecture, undefined where there are none to be had, and the remembered choice to see them. */
export function useCaptions(url: string | undefined) {
  const [captions, setCaptions] = useState<Caption[]>();
  const [shown, setShown] = useState(() => readStored<boolean>(key) ?? true);
  useEffect(() => {
    let wanted = true;
    setCaptions(undefined);
    if (url === undefined) return undefined;
    void downloadText(url).then((text) => {
      const found = text === undefined ? [] : captionsOf(text);
      if (wanted && found.length > 0) setCaptions(found);
    });
    return () => {
      wanted = false;
    };
  }, [url]);
  const show = (on: boolean) => {
    setShown(on);
    writeStored(key, on);
  };
  return { captions, shown, show };
}
