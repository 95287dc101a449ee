import { View } from '@tarojs/components';
import { useState } from 'react';
import { distanceMeters, type Point } from '@contract/distance';
import type { VenueListAnswer, VenueRow } from '@contract/venue';
import type { VenueKind } from '@contract/vocabulary';
import { Button, Card, EmptyState, QueryView, Row, Strip, Tag } from '@/components';
import { ChoiceField } from '@/components/fields';
import { common } from '@/copy/common';
import { distanceText, venueKindNames, venuesCopy as copy } from '@/copy/venue';
import { useCachedQuery } from '@/platform/cached-query';
import { presentPosition } from '@/platform/location';
import { openPage } from '@/platform/navigation';
import { fetchVenues } from '../api';
import { overviewKindOf, placedOf } from '../overview';
import { OnlyPlace, OverviewMap } from './overview-map';
import './venue.scss';

/** All venues by kind; by their distance once somebody asks for it. */
export function Venues() {
  const query = useCachedQuery('venue.list', fetchVenues);
  return (
    <QueryView query={query} skeleton={['line', 'tall', 'card']}>
      {(list) => <Shown list={list} />}
    </QueryView>
  );
}

function Shown({ list }: { list: VenueListAnswer }) {
  const [kind, setKind] = useState<VenueKind | 'every'>('every');
  // Only here, and gone with the page.
  const [position, setPosition] = useState<Point>();
  const present = new Set(list.venues.map((one) => one.kind));
  const kinds = (Object.keys(venueKindNames) as VenueKind[]).filter((one) => present.has(one));
  const chosen = list.venues.filter((one) => kind === 'every' || one.kind === kind);
  const venues = position ? byDistance(chosen, position) : chosen;
  const placed = placedOf(venues);
  const shown = overviewKindOf(placed.map(({ point }) => point));
  const [only] = placed;
  // The only place has a card of its own.
  const rows = shown === 'one' ? venues.filter((one) => one !== only?.venue) : venues;
  return (
    <View className="venue">
      {list.venues.length === 0 && <EmptyState icon="map-pin" text={copy.none} />}
      {kinds.length > 1 && (
        <ChoiceField
          label={copy.kinds}
          options={[copy.everyKind, ...kinds.map((one) => venueKindNames[one])]}
          index={kind === 'every' ? 0 : kinds.indexOf(kind) + 1}
          onChange={(index) => setKind(kinds[index - 1] ?? 'every')}
        />
      )}
      {shown === 'map' && <OverviewMap placed={placed} position={position} />}
      {shown === 'one' && only && <OnlyPlace placed={only} />}
      {placed.length > 1 && <Near position={position} onPosition={setPosition} />}
      {rows.length > 0 && (
        <Card flush>
          {rows.map((one) => (
            <Line
              key={one.venueId}
              venue={one}
              position={position}
              {...(shown === 'map' ? { number: venues.indexOf(one) + 1 } : {})}
            />
          ))}
        </Card>
      )}
      {list.venues.length > 0 && list.mayAdd && !list.venues.some((one) => one.position) && (
        <View className="venue__note">{copy.placeHow}</View>
      )}
      {list.mayAdd && (
        <Button
          kind="secondary"
          icon="plus"
          text={copy.add}
          onPress={() => openPage('venueEditor')}
        />
      )}
    </View>
  );
}

/** Those without a position last. */
function byDistance(venues: readonly VenueRow[], from: Point): VenueRow[] {
  const metersOf = ({ position }: VenueRow) =>
    position ? distanceMeters(from, position) : Number.POSITIVE_INFINITY;
  return [...venues].sort((a, b) => metersOf(a) - metersOf(b));
}

interface NearProps {
  position: Point | undefined;
  onPosition: (position: Point) => void;
}

/** Where somebody is, is asked for by this press alone, and told to nobody. */
function Near({ position, onPosition }: NearProps) {
  const [asking, setAsking] = useState<'no' | 'asking' | 'failed'>('no');
  const locate = async () => {
    setAsking('asking');
    const found = await presentPosition();
    setAsking(found ? 'no' : 'failed');
    if (found) onPosition({ latitude: found.latitude, longitude: found.longitude });
  };
  if (position) return <Strip icon="map-pin" text={copy.sorted} />;
  return (
    <View>
      <Button
        kind="secondary"
        icon="map-pin"
        text={asking === 'asking' ? copy.locating : copy.near}
        busy={asking === 'asking'}
        onPress={() => void locate()}
      />
      <View className="venue__note">{copy.nearFact}</View>
      {asking === 'failed' && <Strip icon="circle-alert" tone="amber" text={copy.noPosition} />}
    </View>
  );
}

interface LineProps {
  venue: VenueRow;
  /** By which the map names it. */
  number?: number;
  position: Point | undefined;
}

function Line({ venue, number, position }: LineProps) {
  const { venueId, name, kind, address, withdrawn } = venue;
  const meters = position && venue.position && distanceMeters(position, venue.position);
  const detail = common.listOf(
    meters === undefined ? undefined : distanceText(meters),
    venueKindNames[kind],
    address,
  );
  return (
    <Row
      title={number === undefined ? name : `${number}. ${name}`}
      detail={detail}
      {...(withdrawn ? { end: <Tag text={copy.withdrawn} /> } : {})}
      onPress={() => openPage('venue', { id: venueId })}
    />
  );
}
