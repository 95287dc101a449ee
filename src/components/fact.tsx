import { View } from '@tarojs/components';
import { Icon, type IconName } from './icon';
import { Parts } from './parts';
import './fact.scss';

export interface FactProps {
  icon: IconName;
  text: string;
}

/** One fact on a line, the icon saying of which kind: when, where, how many. */
export function Fact({ icon, text }: FactProps) {
  return (
    <View className="fact">
      <Icon name={icon} className="fact__icon" />
      <Parts className="fact__text" text={text} />
    </View>
  );
}
