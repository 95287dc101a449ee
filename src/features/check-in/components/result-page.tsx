import { View } from '@tarojs/components';
import { Button, Icon } from '@/components';
import { checkInCopy } from '@/copy/check-in';
import { accessible } from '@/platform/accessibility';
import type { CheckInView, ResultAction } from '../check-in-view';
import './result-page.scss';

export interface ResultPageProps {
  view: CheckInView;
  onAction: (action: ResultAction) => void;
}

/** The whole page says one thing: what has come of the check-in. */
export function ResultPage({ view, onAction }: ResultPageProps) {
  const points = view.points === undefined ? undefined : checkInCopy.plusPoints(view.points);
  const spoken = [view.title, points].filter(Boolean).join(' ');
  return (
    <View className={`check-in-result check-in-result--${view.tone}`}>
      <View
        className="check-in-result__words"
        {...accessible({ role: 'status', label: `${spoken}，${view.fact}` })}
      >
        <View className="check-in-result__disc">
          <Icon name={view.icon} className="check-in-result__icon" />
        </View>
        <View className="check-in-result__title">{view.title}</View>
        {points && <View className="check-in-result__points">{points}</View>}
        <View className="check-in-result__fact">{view.fact}</View>
      </View>
      <Button text={checkInCopy.actions[view.action]} onPress={() => onAction(view.action)} />
    </View>
  );
}

/** Between the scan and the answer: nothing green, nothing to press. */
export function SendingPage() {
  return (
    <View className="check-in-result check-in-result--neutral">
      <View className="check-in-result__words" {...accessible({ role: 'status' })}>
        <View className="check-in-result__disc">
          <View className="check-in-result__spinner" />
        </View>
        <View className="check-in-result__title">{checkInCopy.sending}</View>
        <View className="check-in-result__fact">{checkInCopy.sendingFact}</View>
      </View>
    </View>
  );
}
