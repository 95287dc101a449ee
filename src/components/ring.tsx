import { View } from '@tarojs/components';
import { accessible } from '@/platform/accessibility';
import './ring.scss';

export interface RingProps {
  /** Share of the ring that is filled, 0 to 1. */
  share: number;
  /** What stands in the middle. */
  text: string;
  /** The same for a screen reader, as a sentence. */
  label: string;
}

/** A progress ring: one element with a conic gradient. The mini-program draws it natively (ring.weapp.tsx). */
export function Ring({ share, text, label }: RingProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return (
    <View
      className="ring"
      style={{ background: `conic-gradient(var(--green) ${percent}%, var(--sunk) 0)` }}
      {...accessible({ role: 'img', label })}
    >
      <View className="ring__text">{text}</View>
    </View>
  );
}
