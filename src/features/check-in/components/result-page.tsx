import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button, Icon } from '@/components';
import { checkInCopy } from '@/copy/check-in';
import { accessible } from '@/platform/accessibility';
import { useStore } from '@/platform/store';
import { locating } from '../api';
import type { CheckInView, ResultAction } from '../check-in-view';
import './result-page.scss';

export interface ResultPageProps {
  view: CheckInView;
  onAction: (action: ResultAction) => void;
  /** Stands below everything else. */
  offer: ReactNode;
}

/** The whole page says one thing: what has come of the check-in. */
export function ResultPage({ view, onAction, offer }: ResultPageProps) {
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
      {view.second && <SecondWay action={view.second} onAction={onAction} />}
      {offer}
    </View>
  );
}

function SecondWay({
  action,
  onAction,
}: { action: ResultAction } & Pick<ResultPageProps, 'onAction'>) {
  const text = checkInCopy.actions[action];
  return (
    <View className="check-in-result__second">
      <Button kind="secondary" text={text} onPress={() => onAction(action)} />
    </View>
  );
}

/** Between the scan and the answer: nothing green, nothing to press. */
export function SendingPage() {
  const asksPlace = useStore(locating);
  return (
    <View className="check-in-result check-in-result--neutral">
      <View className="check-in-result__words" {...accessible({ role: 'status' })}>
        <View className="check-in-result__disc">
          <View className="check-in-result__spinner" />
        </View>
        <View className="check-in-result__title">
          {asksPlace ? checkInCopy.locating : checkInCopy.sending}
        </View>
        <View className="check-in-result__fact">
          {asksPlace ? checkInCopy.locatingFact : checkInCopy.sendingFact}
        </View>
      </View>
    </View>
  );
}
