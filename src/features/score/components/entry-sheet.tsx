import type { ScoreBookAnswer, ScoreEntry } from '@contract/score';
import { Row, Sheet } from '@/components';
import { common } from '@/copy/common';
import { signed } from '@/copy/numbers';
import { ruleNames, ruleTexts, scoreCopy } from '@/copy/score';
import { clockTimeOf, dateOf, startOfDay } from '@/copy/time';

export interface EntrySheetProps {
  entry: ScoreEntry;
  rules: ScoreBookAnswer['rules'];
  onClose: () => void;
}

/** Where one entry comes from: rule, source, time. Every point explains itself. */
export function EntrySheet({ entry, rules, onClose }: EntrySheetProps) {
  const points = `${signed(entry.points)} ${common.points}`;
  return (
    <Sheet title={`${ruleNames[entry.rule]} ${points}`} onClose={onClose}>
      <Row title={scoreCopy.rule} detail={ruleTexts[entry.rule](rules)} />
      <Row title={scoreCopy.source} detail={entry.sourceTitle ?? scoreCopy.noSource} />
      <Row title={scoreCopy.time} detail={`${dateOf(entry.atMs)} ${clockTimeOf(entry.atMs)}`} />
      <Row title={scoreCopy.countsOn} detail={dateOf(startOfDay(entry.day))} />
      {entry.reason && <Row title={scoreCopy.givenFor} detail={entry.reason} />}
      {entry.takenBack && (
        <Row
          title={scoreCopy.corrected(entry.takenBack.reason)}
          detail={common.listOf(
            scoreCopy.takenBack,
            `${dateOf(entry.takenBack.atMs)} ${clockTimeOf(entry.takenBack.atMs)}`,
          )}
        />
      )}
      {entry.corrects && (
        <Row
          title={scoreCopy.corrected(entry.corrects.reason)}
          detail={`${dateOf(entry.corrects.atMs)} ${clockTimeOf(entry.corrects.atMs)}`}
        />
      )}
      {entry.capped && <Row title={scoreCopy.points} detail={scoreCopy.capped} />}
    </Sheet>
  );
}
