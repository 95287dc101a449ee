import { View } from '@tarojs/components';
import type { ScoreEntry } from '@contract/score';
import { Card, Row } from '@/components';
import { common } from '@/copy/common';
import { signed } from '@/copy/numbers';
import { scoreCopy } from '@/copy/score';
import { ruleNames } from '@/copy/score-rules';
import { clockTimeOf, dayOf, startOfDay } from '@/copy/time';
import { accessible } from '@/platform/accessibility';
import { type DayOfEntries, hasTime } from '../today';
import './entries-of-day.scss';

export interface EntriesOfDayProps {
  day: DayOfEntries;
  nowMs: number;
  onOpen: (entry: ScoreEntry) => void;
}

export function EntriesOfDay({ day, nowMs, onOpen }: EntriesOfDayProps) {
  return (
    <View>
      <View className="entries-of-day__head">
        <View {...accessible({ role: 'heading', level: 2 })}>
          {dayOf(startOfDay(day.day), nowMs)}
        </View>
        <View className="entries-of-day__sum">{signed(day.points)}</View>
      </View>
      <Card flush>
        {day.entries.map((entry) => (
          <Row
            key={entry.key}
            title={entry.sourceTitle ?? ruleNames[entry.rule]}
            detail={common.listOf(
              hasTime(entry) ? clockTimeOf(entry.atMs) : undefined,
              entry.sourceTitle && ruleNames[entry.rule],
              entry.capped ? scoreCopy.capped : undefined,
              entry.reason,
              entry.takenBack ? scoreCopy.takenBack : undefined,
              entry.corrects && scoreCopy.corrected(entry.corrects.reason),
            )}
            end={
              <View
                className={`entries-of-day__points ${entry.takenBack ? 'entries-of-day__points--struck' : ''}`}
              >
                {signed(entry.points)}
              </View>
            }
            onPress={() => onOpen(entry)}
          />
        ))}
      </Card>
    </View>
  );
}
