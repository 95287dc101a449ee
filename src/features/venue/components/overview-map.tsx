import { View } from '@tarojs/components';
import type { Point } from '@contract/distance';
import type { VenueRow } from '@contract/venue';
import { distanceText, venuesCopy as copy } from '@/copy/venue';
import { accessible } from '@/platform/accessibility';
import { overviewOf } from '../overview';
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
  const own = position && dots[placed.length];
  return (
    <View>
      <View
        className="overview"
        {...accessible({ role: 'img', label: copy.overviewLabel(placed.length) })}
      >
        {placed.map(({ number }, at) => (
          <View
            key={number}
            className="overview__dot"
            style={{ left: `${dots[at]?.left ?? 0}%`, top: `${dots[at]?.top ?? 0}%` }}
          >
            {String(number)}
          </View>
        ))}
        {own && (
          <View
            className="overview__dot overview__dot--own"
            style={{ left: `${own.left}%`, top: `${own.top}%` }}
          >
            {copy.you}
          </View>
        )}
        <View className="overview__scale" style={{ width: `${scale.percent}%` }}>
          {distanceText(scale.meters)}
        </View>
      </View>
      <View className="venue__note">{copy.overviewFact}</View>
    </View>
  );
}
