import { View } from '@tarojs/components';
import { accessible } from '@/platform/accessibility';
import { Icon, type IconName } from './icon';
import './button.scss';

export interface ButtonProps {
  text: string;
  /** Said instead of the text where several buttons of a page say the same. */
  label?: string;
  onPress: () => void;
  /** Primary is red, and there is one on a screen. */
  kind?: 'primary' | 'secondary' | 'quiet';
  icon?: IconName;
  /** A press is under way: it cannot be pressed again. */
  busy?: boolean;
  disabled?: boolean;
  /** As wide as its words instead of the column. */
  compact?: boolean;
}

export function Button(props: ButtonProps) {
  const { text, label, onPress, kind = 'primary', icon, busy, disabled, compact } = props;
  const idle = !busy && !disabled;
  const classes = [
    'button',
    `button--${kind}`,
    compact ? 'button--compact' : '',
    idle ? '' : 'button--idle',
  ];
  return (
    <View
      className={classes.filter(Boolean).join(' ')}
      hoverClass={idle ? 'button--pressed' : 'none'}
      hoverStayTime={80}
      {...(idle ? { onClick: onPress } : {})}
      {...accessible({ role: 'button', ...(label ? { label } : {}), disabled: !idle })}
    >
      {icon && <Icon name={icon} className="button__icon" />}
      {text}
    </View>
  );
}
