import { useState } from 'react';
import { readStored, writeStored } from '@/platform/storage';

export const qualities = ['auto', 'low', 'high'] as const;
export type Quality = (typeof qualities)[number];

const key = 'lecture.quality';

/** Which film of a lecture is played: by the network unless the person has chosen, and the phone remembers the choice. */
export function useQuality(
  { videoUrl, lowVideoUrl }: { videoUrl: string; lowVideoUrl?: string },
  isNetworkDear: boolean,
) {
  const [choice, setChoice] = useState(() => readStored<Quality>(key) ?? 'auto');
  const isLow = (quality: Quality) =>
    lowVideoUrl !== undefined && (quality === 'low' || (quality === 'auto' && isNetworkDear));
  return {
    url: lowVideoUrl !== undefined && isLow(choice) ? lowVideoUrl : videoUrl,
    /** There is something to choose. */
    offered: lowVideoUrl !== undefined,
    choice,
    /** What is played when the network decides. */
    savesByItself: isNetworkDear,
    /** Whether another choice is another film. */
    isOther: (quality: Quality) => isLow(quality) !== isLow(choice),
    choose(quality: Quality) {
      setChoice(quality);
      writeStored(key, quality);
    },
  };
}

export type UsedQuality = ReturnType<typeof useQuality>;
