import { View } from '@tarojs/components';
import { common } from '@/copy/common';
import { clockTimeOf } from '@/copy/time';
import { AsOf } from './as-of';
import { Strip } from './strip';
import './outdated-note.scss';

export interface OutdatedNoteProps {
  /** The server time that the content stands for. */
  asOfMs: number;
  /** The page says already that there is no network: then the time alone is said. */
  offline: boolean;
  onRetry: () => void;
}

/** Above content that could not be brought up to date: from when it is. */
export function OutdatedNote({ asOfMs, offline, onRetry }: OutdatedNoteProps) {
  return (
    <View className="outdated-note">
      {offline ? (
        <AsOf atMs={asOfMs} />
      ) : (
        <Strip
          icon="cloud-off"
          tone="amber"
          text={common.notUpdated(clockTimeOf(asOfMs))}
          action={common.retry}
          onAction={onRetry}
        />
      )}
    </View>
  );
}
