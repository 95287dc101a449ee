import { Image, View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { VenueAnswer } from '@contract/venue';
import { Button, Card, QueryView, Row, SectionTitle, Strip, Tag } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { venueCopy as copy, venueKindNames } from '@/copy/venue';
import { depicting } from '@/platform/accessibility';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage, pageParameter } from '@/platform/navigation';
import { callNumber, showOnMap } from '@/platform/place-on-map';
import { useWork } from '@/platform/use-work';
import { fetchVenue, withdrawVenue } from '../api';
import './venue.scss';

/** One venue: where it is, when it is open, how to get there. */
export function VenuePage() {
  const [venueId] = useState(() => pageParameter('id') ?? '');
  const ask = useCallback(() => fetchVenue(venueId), [venueId]);
  const query = useCachedQuery(`venue.show.${venueId}`, ask);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card']}>
      {(venue) => (
        <View className="venue">
          <Head venue={venue} />
          <Facts venue={venue} />
          <Around venue={venue} />
          {venue.mayEdit && <Manage venue={venue} onChanged={query.refresh} />}
        </View>
      )}
    </QueryView>
  );
}

function Head({ venue }: { venue: VenueAnswer }) {
  const { name, kind, introduction, pictureUrl, withdrawn } = venue;
  return (
    <View className="venue__head">
      {withdrawn && <Strip icon="eye-off" text={copy.withdrawn} />}
      {pictureUrl !== undefined && (
        <Image
          className="venue__picture"
          src={pictureUrl}
          mode="aspectFill"
          {...depicting(copy.pictureAlt(name))}
        />
      )}
      <View className="venue__title">{name}</View>
      <View className="venue__tags">
        <Tag text={venueKindNames[kind]} />
      </View>
      {introduction !== '' && <View>{introduction}</View>}
    </View>
  );
}

function Facts({ venue }: { venue: VenueAnswer }) {
  const { name, address, position, openingHours, phone } = venue;
  return (
    <>
      <Card flush>
        <Row icon="map-pin" title={copy.address} detail={address} />
        {openingHours !== '' && <Row icon="clock" title={copy.hours} detail={openingHours} />}
        {phone !== undefined && (
          <Row
            icon="phone"
            title={copy.phone}
            detail={phone}
            label={copy.call(phone)}
            onPress={() => callNumber(phone)}
          />
        )}
      </Card>
      {position && (
        <Button
          icon="map-pin"
          text={copy.showOnMap}
          onPress={() => showOnMap({ name, address, ...position })}
        />
      )}
    </>
  );
}

/** What it belongs to, what belongs to it, and who keeps it. */
function Around({ venue: { parent, children, organisationName } }: { venue: VenueAnswer }) {
  const open = (id: string) => openPage('venue', { id });
  return (
    <>
      {(parent !== undefined || organisationName !== undefined) && (
        <Card flush>
          {parent && (
            <Row title={copy.belongs} detail={parent.name} onPress={() => open(parent.venueId)} />
          )}
          {organisationName !== undefined && <Row title={copy.keeper} detail={organisationName} />}
        </Card>
      )}
      {children.length > 0 && (
        <View>
          <SectionTitle text={copy.children} />
          <Card flush>
            {children.map(({ venueId, name, kind }) => (
              <Row
                key={venueId}
                title={name}
                detail={venueKindNames[kind]}
                onPress={() => open(venueId)}
              />
            ))}
          </Card>
        </View>
      )}
    </>
  );
}

function Manage({ venue, onChanged }: { venue: VenueAnswer; onChanged: () => void }) {
  const { busy, failure, run } = useWork();
  const { venueId, withdrawn = false } = venue;
  const withdraw = () => void run(() => withdrawVenue(venue, !withdrawn), onChanged);
  return (
    <View className="venue">
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Card flush>
        <Row
          icon="settings-2"
          title={copy.edit}
          onPress={() => openPage('venueEditor', { id: venueId })}
        />
        <Row
          icon={withdrawn ? 'rotate-ccw' : 'eye-off'}
          title={withdrawn ? copy.restore : copy.withdraw}
          {...(withdrawn ? {} : { detail: copy.withdrawFact })}
          {...(busy ? {} : { onPress: withdraw })}
        />
      </Card>
    </View>
  );
}
