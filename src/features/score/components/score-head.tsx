import { View } from '@tarojs/components';
import type { ScoreBookAnswer } from '@contract/score';
import { nextGoalOf } from '@contract/score-goal';
import { Card, Numeral, Ring, Tag } from '@/components';
import { common } from '@/copy/common';
import { scoreCopy } from '@/copy/score';
import { ruleNames } from '@/copy/score-rules';
import { accessible } from '@/platform/accessibility';
import { useElderView } from '@/platform/elder-view';
import { isSeasonOver, pointsLeftToday } from '../today';
import { weeksInARow } from '../weeks';
import { OwnWeeks } from './own-weeks';
import './score-head.scss';

/** The total with the ring to the next goal, the last weeks, and for each rule how much of the day's cap is used. */
export function ScoreHead({ book, nowMs }: { book: ScoreBookAnswer; nowMs: number }) {
  const [elder] = useElderView();
  const isOver = isSeasonOver(book);
  const left = pointsLeftToday(book.today);
  const goal = nextGoalOf(book.score);
  const row = weeksInARow(book.entries, nowMs);
  return (
    <Card>
      <View className="score-head__top">
        <View>
          <View className="score-head__title">{scoreCopy.title}</View>
          <Numeral value={book.score} unit={common.points} />
          {book.weekPoints > 0 && <Tag tone="green" text={scoreCopy.week(book.weekPoints)} />}
        </View>
        {!isOver && (
          <View className="score-head__goal">
            <Ring
              share={goal.share}
              text={String(goal.goal)}
              label={scoreCopy.goalRing(goal.goal, goal.missing)}
            />
            <View className="score-head__caption">{scoreCopy.nextGoal}</View>
          </View>
        )}
      </View>
      <View className="score-head__to-goal">
        {isOver ? scoreCopy.seasonOver : scoreCopy.toGoal(goal.missing, goal.goal)}
      </View>
      {!elder && row > 1 && <View className="score-head__row">{scoreCopy.weeksInARow(row)}</View>}
      {!elder && <OwnWeeks entries={book.entries} nowMs={nowMs} />}
      {!isOver && (
        <View className="score-head__left">
          {left > 0 ? scoreCopy.todayLeft(left) : scoreCopy.todayFull}
          <View className="score-head__counts">{scoreCopy.todayCounts}</View>
        </View>
      )}
      {book.today.map(({ rule, earned, cap }) => (
        <View key={rule} className="score-head__rule">
          <View className="score-head__name">{ruleNames[rule]}</View>
          <View
            className="score-head__bar"
            style={{ background: barOf(earned / cap) }}
            {...accessible({ role: 'img', label: scoreCopy.todayRule(earned, cap) })}
          />
          <View className="score-head__figure">{scoreCopy.todayRule(earned, cap)}</View>
        </View>
      ))}
    </Card>
  );
}

function barOf(share: number): string {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return `linear-gradient(90deg, var(--green) ${percent}%, var(--sunk) 0)`;
}
