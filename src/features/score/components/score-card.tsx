import { View } from '@tarojs/components';
import { Card, Numeral, Ring, Tag } from '@/components';
import { common } from '@/copy/common';
import { scoreCopy } from '@/copy/score';
import { openPage } from '@/platform/navigation';
import './score-card.scss';

export interface ScoreCardProps {
  score: number;
  weekPoints: number;
  tasks: { done: number; total: number };
  /** Set where the tasks are the plan's; else they are required sessions and lectures. */
  toDo?: readonly unknown[];
}

/** The own score and how much of what is due is done; leads to the score book. */
export function ScoreCard({ score, weekPoints, tasks, toDo }: ScoreCardProps) {
  const { done, total } = tasks;
  const what = toDo ? scoreCopy.tasks : scoreCopy.required;
  return (
    <Card className="score-card" onPress={() => openPage('scoreBook')}>
      <View className="score-card__words">
        <View className="score-card__title">{scoreCopy.title}</View>
        <Numeral value={score} unit={common.points} />
        {weekPoints > 0 && <Tag tone="green" text={scoreCopy.week(weekPoints)} />}
      </View>
      {total > 0 && (
        <View className="score-card__tasks">
          <Ring
            share={done / total}
            text={`${done}/${total}`}
            label={scoreCopy.taskRing(what, done, total)}
          />
          <View className="score-card__caption">{what}</View>
        </View>
      )}
    </Card>
  );
}
