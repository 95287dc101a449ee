import { View } from '@tarojs/components';
import { accessible } from '@/platform/accessibility';
import type { RingProps } from './ring';

/**
 * The native component src/native/score-ring: React sends it a number and two words, and it draws and animates by itself,
 * so that a moving ring costs no further data between the two threads of the mini-program.
 */
export function Ring({ share, text, label }: RingProps) {
  return (
    <View {...accessible({ role: 'img', label })}>
      <score-ring share={Math.min(1, Math.max(0, share))} text={text} />
    </View>
  );
}
