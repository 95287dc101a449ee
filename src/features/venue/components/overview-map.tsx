import { View } from '@tarojs/components';
import type { Point } from '@contract/distance';
import type { VenueRow } from '@contract/venue';
import { Button, Card, Row, SectionTitle } from '@/components';
import { common } from '@/copy/common';
import { distanceText, venueCopy, venueKindNames, venuesCopy as copy } from '@/copy/venue';
import { accessible } from '@/platform/accessibility';
import { useElderView } from '@/platform/elder-view';
import { openPage } from '@/platform/navigation';
import { showOnMap } from '@/platform/place-on-map';
import { marksOf, overviewOf, type PlacedVenue } from '../overview';
import './venue.scss';

interface OverviewMapProps {
  /** At least two, in different places. */
  placed: readonly PlacedVenue<VenueRow>[];
  position: Point | undefined;
}

/**
 * Where the venues lie towards one another, drawn by ourselves in proportion: nobody else's server learns who looks. The list beneath
 * has the names, WeChat's own map the streets.
 */
export function OverviewMap({ placed, position }: OverviewMapProps) {
  const [elder] = useElderView();
  const points = [...placed.map(({ point }) => point), ...(position ? [position] : [])];
  const { dots, scale } = overviewOf(points);
  const isOwn = (at: number) => at === placed.length;
  const signOf = (at: number) => (isOwn(at) ? copy.you : placed[at]?.number);
  return (
    <View>
      <SectionTitle text={copy.overview} />
      <View className="venue__legend">
        {copy.overviewFacts(position !== undefined).map((fact) => (
          <View key={fact}>{fact}</View>
        ))}
      </View>
      <View
        className="overview"
        {...accessible({ role: 'img', label: copy.overviewLabel(placed.length) })}
      >
        <View className="overview__north">{copy.north}</View>
        <View className="overview__map">
          {marksOf(dots, elder).map(({ left, top, of }) => (
            <View
              key={of.join()}
              className={`overview__dot ${of.some(isOwn) ? 'overview__dot--own' : ''}`}
              style={{ left: `${left}%`, top: `${top}%` }}
            >
              {of.map(signOf).join('·')}
            </View>
          ))}
        </View>
        <View className="overview__scale" style={{ width: `${scale.percent}%` }}>
          {distanceText(scale.meters)}
        </View>
      </View>
    </View>
  );
}

/** The only venue with a position: a map of one point says nothing, streets do. */
export function OnlyPlace({ placed: { venue, point } }: { placed: PlacedVenue<VenueRow> }) {
  const { venueId, name, kind, address } = venue;
  return (
    <Card flush>
      <Row
        icon="map-pin"
        title={name}
        detail={common.listOf(venueKindNames[kind], address)}
        onPress={() => openPage('venue', { id: venueId })}
      />
      <View className="venue__act">
        <Button
          kind="secondary"
          icon="map-pin"
          text={venueCopy.showOnMap}
          label={`${venueCopy.showOnMap}：${name}`}
          onPress={() => showOnMap({ name, address, ...point })}
        />
      </View>
    </Card>
  );
}
