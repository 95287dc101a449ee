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
}

/** The own score and how much of what is due is done; leads to the score book. */
export function ScoreCard({ score, weekPoints, tasks }: ScoreCardProps) {
  const { done, total } = tasks;
  return (
    <Card
      className="score-card"
      label={scoreCopy.card(score, done, total)}
      onPress={() => openPage('scoreBook')}
    >
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
            label={scoreCopy.taskRing(done, total)}
          />
          <View className="score-card__caption">{scoreCopy.tasks}</View>
        </View>
      )}
    </Card>
  );
}
