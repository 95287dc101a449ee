import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Sheet, Strip } from '@/components';
import { balanceCopy } from '@/copy/balance';
import { errorCopy } from '@/copy/error-copy';
import { useWork } from '@/platform/use-work';
import { setGoal } from '../api';

const choices = [60, 70, 80, 90, 100];

/** Another goal for the whole season, for who plans for all of it. */
export function ChangeGoal({ goal, onDone }: { goal: number; onDone: () => void }) {
  const [choosing, setChoosing] = useState(false);
  const { busy, failure, run } = useWork();
  const present = Math.round(goal * 100);
  const choose = (percent: number) =>
    void run(
      () => setGoal(percent),
      () => {
        setChoosing(false);
        onDone();
      },
    );
  return (
    <>
      <Button
        kind="quiet"
        compact
        text={balanceCopy.changeGoal}
        onPress={() => setChoosing(true)}
      />
      {choosing && (
        <Sheet title={balanceCopy.changeGoal} onClose={() => setChoosing(false)}>
          <View className="balance">
            <View className="balance__small">{balanceCopy.changeGoalExplained}</View>
            {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
            {choices.map((percent) => (
              <Button
                key={percent}
                kind="secondary"
                busy={busy}
                text={
                  percent === present
                    ? balanceCopy.goalNow(percent)
                    : balanceCopy.goalChoice(percent)
                }
                onPress={() => choose(percent)}
              />
            ))}
          </View>
        </Sheet>
      )}
    </>
  );
}
