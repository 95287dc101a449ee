import { View } from '@tarojs/components';
import { common } from '@/copy/common';
import { Icon, type IconName } from './icon';
import { Pressable } from './pressable';
import './row.scss';
import './switch.scss';

export interface SwitchRowProps {
  title: string;
  detail?: string;
  icon?: IconName;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** A line with a switch; the whole line is the target. */
export function SwitchRow({ title, detail, icon, on, onChange }: SwitchRowProps) {
  const state = on ? common.switchedOn : common.switchedOff;
  return (
    <Pressable
      className="row"
      role="switch"
      on={on}
      label={`${title}，${state}`}
      onPress={() => onChange(!on)}
    >
      {icon && <Icon name={icon} />}
      <View className="row__words">
        <View className="row__title">{title}</View>
        {detail && <View className="row__detail row__detail--of-switch">{detail}</View>}
      </View>
      <View className={`switch ${on ? 'switch--on' : ''}`}>
        <View className="switch__knob" />
      </View>
    </Pressable>
  );
}
