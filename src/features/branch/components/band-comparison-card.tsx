import { View } from '@tarojs/components';
import type { BandComparison } from '@contract/branch';
import { AsOf, Card, SectionTitle } from '@/components';
import { branchCopy } from '@/copy/branch';
import { accessible } from '@/platform/accessibility';
import './band-comparison-card.scss';

interface BandComparisonCardProps {
  comparison: BandComparison | undefined;
}

/** The own branch among those of its size alone: a sentence first, then a bar that says the same. */
export function BandComparisonCard({ comparison }: BandComparisonCardProps) {
  return (
    <View>
      <SectionTitle text={branchCopy.comparison} />
      <Card>{comparison ? <Comparison comparison={comparison} /> : branchCopy.comparisonNone}</Card>
    </View>
  );
}

function Comparison({ comparison }: { comparison: BandComparison }) {
  const sentence = branchCopy.compared(comparison);
  return (
    <View className="band-comparison">
      {sentence}
      <View
        className="band-comparison__bar"
        style={{ background: barOf(comparison) }}
        {...accessible({ role: 'img', label: sentence })}
      />
      <View className="band-comparison__ends">
        {branchCopy.barEnds(comparison.least, comparison.most).map((text) => (
          <View key={text}>{text}</View>
        ))}
      </View>
      <View className="band-comparison__note">{branchCopy.barExplained}</View>
      <AsOf atMs={comparison.asOfMs} />
    </View>
  );
}

/** From the least to the most of the band: the middle half light, the median a thin line, the own branch a dark one. */
function barOf({ least, most, quartiles: [low, middle, high], own }: BandComparison): string {
  const at = (value: number) =>
    Math.round(most > least ? (100 * (value - least)) / (most - least) : 50);
  const line = (value: number, half: number, colour: string) => {
    const from = Math.min(100 - 2 * half, Math.max(0, at(value) - half));
    return `linear-gradient(90deg, transparent ${from}%, ${colour} ${from}%, ${colour} ${from + 2 * half}%, transparent ${from + 2 * half}%)`;
  };
  const middleHalf = `linear-gradient(90deg, var(--hairline) ${at(low)}%, var(--range) ${at(low)}%, var(--range) ${at(high)}%, var(--hairline) ${at(high)}%)`;
  return [line(own, 1, 'var(--ink)'), line(middle, 0.4, 'var(--card)'), middleHalf].join(', ');
}
