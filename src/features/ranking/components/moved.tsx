import { View } from '@tarojs/components';
import { rankingCopy } from '@/copy/ranking';
import { accessible } from '@/platform/accessibility';
import './moved.scss';

interface MovedProps {
  /** Places gained since the week began; below 0 lost. */
  places: number | undefined;
  /** Says beside the arrow since when. */
  spelled?: boolean;
}

/** 「↑3」: where one stood a week ago. Who has not moved is told nothing. */
export function Moved({ places = 0, spelled = false }: MovedProps) {
  if (places === 0) return null;
  return (
    <View
      className={`moved ${places > 0 ? 'moved--up' : ''}`}
      {...accessible({ role: 'img', label: rankingCopy.movedInWords(places) })}
    >
      {spelled ? `${rankingCopy.sinceLastWeek} ` : ''}
      {rankingCopy.moved(places)}
    </View>
  );
}
