import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ScoreBookAnswer, ScoreEntry } from '@contract/score';
import { Button, EmptyState } from '@/components';
import { scoreCopy } from '@/copy/score';
import { useElderView } from '@/platform/elder-view';
import { openPage } from '@/platform/navigation';
import { useNow } from '@/platform/use-now';
import { byDay } from '../today';
import { EntriesOfDay } from './entries-of-day';
import { EntrySheet } from './entry-sheet';
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
  const days = byDay(book.entries);
  return (
    <View className="score-book">
      <ScoreHead book={book} nowMs={nowMs} />
      <Button
        kind="quiet"
        icon="calendar-days"
        text={scoreCopy.attendance}
        onPress={() => openPage('attendanceHistory')}
      />
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
      {open && <EntrySheet entry={open} rules={book.rules} onClose={() => setOpen(undefined)} />}
    </View>
  );
}
