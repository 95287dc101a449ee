import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, Strip, SwitchRow } from '@/components';
import { ChoiceField, TextField } from '@/components/fields';
import { editorCopy } from '@/copy/session-editor';
import { presentPosition } from '@/platform/location';
import type { FenceDraft } from '../session-draft';

export interface FenceFieldProps {
  fence: FenceDraft | undefined;
  problem: string | undefined;
  onChange: (fence: FenceDraft) => void;
  onDrop: () => void;
}

const radii = [50, 100, 200, 300, 500, 1000];
const usualRadius = 200;
/** Five decimals are a metre; more would only look exact. */
const degrees = (value: number) => String(Math.round(value * 100_000) / 100_000);

/** Whether the place is checked, and where it is: by the phone's own position, or by numbers. */
export function FenceField({ fence, problem, onChange, onDrop }: FenceFieldProps) {
  const on = fence !== undefined;
  return (
    <View className="session-editor__fence">
      <Card flush>
        <SwitchRow
          title={editorCopy.fence}
          detail={editorCopy.fenceFact}
          on={on}
          onChange={(next) =>
            next ? onChange({ latitude: '', longitude: '', radiusMeters: usualRadius }) : onDrop()
          }
        />
      </Card>
      {fence && <FencePlace fence={fence} problem={problem} onChange={onChange} />}
    </View>
  );
}

function FencePlace({
  fence,
  problem,
  onChange,
}: {
  fence: FenceDraft;
  problem: string | undefined;
  onChange: (fence: FenceDraft) => void;
}) {
  const [asking, setAsking] = useState<'no' | 'asking' | 'failed'>('no');
  const locate = async () => {
    setAsking('asking');
    const position = await presentPosition();
    setAsking(position ? 'no' : 'failed');
    if (!position) return;
    const { latitude, longitude } = position;
    onChange({ ...fence, latitude: degrees(latitude), longitude: degrees(longitude) });
  };
  return (
    <>
      <Button
        kind="secondary"
        icon="map-pin"
        text={asking === 'asking' ? editorCopy.locating : editorCopy.usePosition}
        busy={asking === 'asking'}
        onPress={() => void locate()}
      />
      {asking === 'failed' && (
        <Strip icon="circle-alert" tone="amber" text={editorCopy.noPosition} />
      )}
      <View className="session-editor__pair">
        <TextField
          label={editorCopy.latitude}
          value={fence.latitude}
          hint={editorCopy.latitudeHint}
          maxlength={12}
          problem={problem}
          onChange={(latitude) => onChange({ ...fence, latitude })}
        />
        <TextField
          label={editorCopy.longitude}
          value={fence.longitude}
          hint={editorCopy.longitudeHint}
          maxlength={12}
          onChange={(longitude) => onChange({ ...fence, longitude })}
        />
      </View>
      <ChoiceField
        label={editorCopy.radius}
        options={radii.map(editorCopy.meters)}
        index={Math.max(0, radii.indexOf(fence.radiusMeters))}
        onChange={(index) =>
          onChange({ ...fence, radiusMeters: radii[index] ?? fence.radiusMeters })
        }
      />
    </>
  );
}
