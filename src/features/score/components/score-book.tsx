import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ScoreBookAnswer, ScoreEntry } from '@contract/score';
import { Button, EmptyState } from '@/components';
import { scoreCopy } from '@/copy/score';
import { useElderView } from '@/platform/elder-view';
import { openPage } from '@/platform/navigation';
import { useNow } from '@/platform/use-now';
import { byDay, isSeasonOver } from '../today';
import { EntriesOfDay } from './entries-of-day';
import { EntrySheet } from './entry-sheet';
import { NextSheet } from './next-sheet';
import { RuleFilter, type RuleChoice } from './rule-filter';
import { ScoreHead } from './score-head';
import './score-book.scss';

/** A season's end brings up to 300 entries; so many days are drawn at once, and as many more on demand. */
const daysAtOnce = 7;

/** The whole ledger, explained: total, what today still offers, and every entry by day. */
export function ScoreBook({ book }: { book: ScoreBookAnswer }) {
  const [open, setOpen] = useState<ScoreEntry>();
  const [shownDays, setShownDays] = useState(daysAtOnce);
  const [elder] = useElderView();
  const nowMs = useNow(60_000);
  const [rule, setRule] = useState<RuleChoice>('all');
  const [next, setNext] = useState(false);
  const days = byDay(book.entries.filter((entry) => rule === 'all' || entry.rule === rule));
  return (
    <View className="score-book">
      <ScoreHead book={book} nowMs={nowMs} />
      {!isSeasonOver(book) && <Button text={scoreCopy.next} onPress={() => setNext(true)} />}
      <View className="score-book__ways">
        <Button
          kind="quiet"
          icon="calendar-days"
          text={scoreCopy.attendance}
          onPress={() => openPage('attendanceHistory')}
        />
        <Button
          kind="quiet"
          icon="image"
          text={scoreCopy.seasonCard}
          onPress={() => openPage('seasonCard')}
        />
      </View>
      {!elder && <RuleFilter entries={book.entries} chosen={rule} onChosen={setRule} />}
      {days.length === 0 && (
        <EmptyState
          text={scoreCopy.empty}
          action={scoreCopy.emptyAction}
          onAction={() => openPage('lectures')}
        />
      )}
      {days.slice(0, shownDays).map((day) => (
        <EntriesOfDay key={day.day} day={day} nowMs={nowMs} onOpen={setOpen} />
      ))}
      {days.length > shownDays && (
        <Button
          kind="quiet"
          text={scoreCopy.earlier}
          onPress={() => setShownDays(shownDays + daysAtOnce)}
        />
      )}
      {elder && (
        <Button
          kind="secondary"
          icon="trophy"
          text={scoreCopy.seeRankings}
          onPress={() => openPage('rankings')}
        />
      )}
      {next && <NextSheet rules={book.rules} nowMs={nowMs} onClose={() => setNext(false)} />}
      {open && <EntrySheet entry={open} book={book} onClose={() => setOpen(undefined)} />}
    </View>
  );
}
