import { View } from '@tarojs/components';

/** Drawings listed in src/styles/_icons.scss. */
export type IconName =
  | 'arrow-left'
  | 'award'
  | 'badge-check'
  | 'bell'
  | 'book-open'
  | 'calendar-days'
  | 'captions'
  | 'check'
  | 'chevron-right'
  | 'circle-alert'
  | 'circle-check'
  | 'circle-help'
  | 'clock'
  | 'cloud-off'
  | 'cloud-upload'
  | 'eye'
  | 'eye-off'
  | 'hourglass'
  | 'house'
  | 'image'
  | 'map-pin'
  | 'maximize'
  | 'pause'
  | 'phone'
  | 'play'
  | 'plus'
  | 'qr-code'
  | 'refresh-cw'
  | 'rotate-ccw'
  | 'rotate-cw'
  | 'scan-line'
  | 'search'
  | 'settings-2'
  | 'shield-check'
  | 'sprout'
  | 'trophy'
  | 'user-round'
  | 'users-round'
  | 'wifi-off'
  | 'x';

export interface IconProps {
  name: IconName;
  /** Further classes, for size and tone; an icon takes the colour of the text around it. */
  className?: string;
}

/** Decoration only: the words beside it say what it means. */
export function Icon({ name, className }: IconProps) {
  const own = className === undefined ? '' : ` ${className}`;
  return <View className={`icon icon--${name}${own}`} />;
}
