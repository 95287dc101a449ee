import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, Strip } from '@/components';
import { TextField } from '@/components/fields';
import { venueEditorCopy as copy } from '@/copy/venue';
import { presentPosition } from '@/platform/location';
import { choosePlace, hasMapToChoose } from '@/platform/place-on-map';
import { degrees } from '../venue-form';
import type { FormPartProps } from './venue-editor';
import './venue.scss';

/** Where a venue is: pointed at on WeChat's map, where one stands, or typed. */
export function PositionFields({ form, fault, onChange }: FormPartProps) {
  const [asking, setAsking] = useState<'no' | 'asking' | 'failed'>('no');
  const point = async () => {
    const place = await choosePlace();
    if (!place) return;
    onChange({
      ...{ latitude: degrees(place.latitude), longitude: degrees(place.longitude) },
      // What is written already is better known than what a map calls it.
      ...(form.name.trim() === '' ? { name: place.name.slice(0, 30) } : {}),
      ...(form.address.trim() === '' ? { address: place.address.slice(0, 60) } : {}),
    });
  };
  const locate = async () => {
    setAsking('asking');
    const found = await presentPosition();
    setAsking(found ? 'no' : 'failed');
    if (found) onChange({ latitude: degrees(found.latitude), longitude: degrees(found.longitude) });
  };
  return (
    <Card>
      <View className="venue__form">
        <View className="venue__strong">{copy.position}</View>
        <View className="venue__note">{copy.positionFact}</View>
        {hasMapToChoose && (
          <Button kind="secondary" icon="map-pin" text={copy.choose} onPress={() => void point()} />
        )}
        <Button
          kind="secondary"
          icon="map-pin"
          text={asking === 'asking' ? copy.locating : copy.here}
          busy={asking === 'asking'}
          onPress={() => void locate()}
        />
        {asking === 'failed' && <Strip icon="circle-alert" tone="amber" text={copy.noPosition} />}
        <View className="venue__pair">
          <TextField
            label={copy.latitude}
            hint={copy.latitudeHint}
            maxlength={12}
            value={form.latitude}
            problem={fault === 'position' ? copy.faults.position : undefined}
            onChange={(latitude) => onChange({ latitude })}
          />
          <TextField
            label={copy.longitude}
            hint={copy.longitudeHint}
            maxlength={12}
            value={form.longitude}
            onChange={(longitude) => onChange({ longitude })}
          />
        </View>
      </View>
    </Card>
  );
}
