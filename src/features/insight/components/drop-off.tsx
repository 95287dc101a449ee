import { View } from '@tarojs/components';
import type { LectureInsight } from '@contract/insight';
import { Card, SectionTitle } from '@/components';
import { insightCopy } from '@/copy/insight';
import { accessible } from '@/platform/accessibility';
import { useElderView } from '@/platform/elder-view';
import './drop-off.scss';

type DropOffProps = Pick<
  LectureInsight,
  'dropOff' | 'began' | 'completed' | 'durationSeconds' | 'leastGroup'
>;

/** Where people stop: a sentence that says it, then the same as a picture of at most sixty columns. */
export function DropOff(props: DropOffProps) {
  const { dropOff, durationSeconds, leastGroup } = props;
  const [elder] = useElderView();
  const sentence = dropOff ? insightCopy.stop(dropOff) : insightCopy.tooFew(leastGroup);
  return (
    <View>
      <SectionTitle text={insightCopy.dropOff} />
      <Card>
        <View>{sentence}</View>
        <View className="drop-off__fact">{insightCopy.watching(props)}</View>
        {dropOff?.stop && !elder && (
          <>
            <View className="drop-off__curve" {...accessible({ role: 'img', label: sentence })}>
              {columnsOf(dropOff).map(({ left, width, height, isStop }) => (
                <View
                  key={left}
                  className={`drop-off__column ${isStop ? 'drop-off__column--stop' : ''}`}
                  style={{ left: `${left}%`, width: `${width}%`, height: `${height}%` }}
                />
              ))}
            </View>
            <View className="drop-off__ends">
              <View>{insightCopy.begin}</View>
              <View>{insightCopy.end(durationSeconds)}</View>
            </View>
            <View className="drop-off__note">{insightCopy.curve}</View>
          </>
        )}
      </Card>
    </View>
  );
}

/** Places and sizes in per cent; those of the minute in which most stop are marked. */
function columnsOf({ watching, stretchSeconds, stop }: NonNullable<LectureInsight['dropOff']>) {
  const most = Math.max(1, watching[0] ?? 0);
  const width = 100 / watching.length;
  return watching.map((count, place) => ({
    left: place * width,
    width: width * 0.8,
    height: Math.round((100 * count) / most),
    isStop: stop !== undefined && Math.floor((place * stretchSeconds) / 60) === stop.minute - 1,
  }));
}
