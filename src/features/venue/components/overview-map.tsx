import { View } from '@tarojs/components';
import type { Point } from '@contract/distance';
import type { VenueRow } from '@contract/venue';
import { distanceText, venuesCopy as copy } from '@/copy/venue';
import { accessible } from '@/platform/accessibility';
import { marksOf, overviewOf } from '../overview';
import './venue.scss';

interface OverviewMapProps {
  /** Numbered in this order. */
  venues: readonly VenueRow[];
  position: Point | undefined;
}

/**
 * Where the venues lie towards one another, drawn by ourselves in proportion: nobody else's server learns who looks. The list beneath
 * has the names, WeChat's own map the streets.
 */
export function OverviewMap({ venues, position }: OverviewMapProps) {
  const placed = venues.flatMap((one, at) =>
    one.position ? [{ number: at + 1, point: one.position }] : [],
  );
  if (placed.length < 2) return null;
  const points = [...placed.map(({ point }) => point), ...(position ? [position] : [])];
  const { dots, scale } = overviewOf(points);
  const isOwn = (at: number) => at === placed.length;
  const signOf = (at: number) => (isOwn(at) ? copy.you : placed[at]?.number);
  return (
    <View>
      <View
        className="overview"
        {...accessible({ role: 'img', label: copy.overviewLabel(placed.length) })}
      >
        {marksOf(dots).map(({ left, top, of }) => (
          <View
            key={of.join()}
            className={`overview__dot ${of.some(isOwn) ? 'overview__dot--own' : ''}`}
            style={{ left: `${left}%`, top: `${top}%` }}
          >
            {of.map(signOf).join('·')}
          </View>
        ))}
        <View className="overview__scale" style={{ width: `${scale.percent}%` }}>
          {distanceText(scale.meters)}
        </View>
      </View>
      <View className="venue__note">{copy.overviewFact}</View>
    </View>
  );
}
