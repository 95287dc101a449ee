import { Text, View } from '@tarojs/components';
import { formatNumber } from '@/copy/numbers';
import './numeral.scss';

export interface NumeralProps {
  value: number;
  /** 分, 名, 人 … */
  unit: string;
  size?: 'small' | 'large';
}

/** A number that is the point of its block, with its unit small beside it. */
export function Numeral({ value, unit, size = 'large' }: NumeralProps) {
  return (
    <View className={`numeral numeral--${size}`}>
      {formatNumber(value)}
      <Text className="numeral__unit">{unit}</Text>
    </View>
  );
}
