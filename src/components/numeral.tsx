import { Text, View } from '@tarojs/components';
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

/** Whole part in groups of three, at most one decimal: 12,345.5. */
export function formatNumber(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  const [whole = '0', decimal] = String(Math.abs(rounded)).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',');
  return `${rounded < 0 ? '−' : ''}${grouped}${decimal ? `.${decimal}` : ''}`;
}
