import type { ScoreBookAnswer, ScoreEntry } from '@contract/score';
import { Row, Sheet } from '@/components';
import { common } from '@/copy/common';
import { signed } from '@/copy/numbers';
import { scoreCopy } from '@/copy/score';
import { ruleNames, ruleTexts } from '@/copy/score-rules';
import { clockTimeOf, dateOf, startOfDay } from '@/copy/time';
import { hasTime } from '../today';

export interface EntrySheetProps {
  entry: ScoreEntry;
  book: Pick<ScoreBookAnswer, 'rules' | 'earlierRules'>;
  onClose: () => void;
}

/** Where one entry comes from: rule, source, time. Every point explains itself. */
export function EntrySheet({ entry, book, onClose }: EntrySheetProps) {
  const rules = rulesOf(entry, book);
  const source = entry.sourceTitle ?? (entry.rule === 'watch' ? scoreCopy.noSource : undefined);
  const points = `${signed(entry.points)} ${common.points}`;
  return (
    <Sheet title={`${ruleNames[entry.rule]} ${points}`} onClose={onClose}>
      <Row
        title={scoreCopy.rule}
        detail={common.listOf(
          ruleTexts[entry.rule](rules),
          book.earlierRules && followsRules(entry) ? scoreCopy.version(rules.version) : undefined,
        )}
      />
      {source !== undefined && <Row title={scoreCopy.source} detail={source} />}
      {entry.hours !== undefined && (
        <Row title={scoreCopy.hours} detail={scoreCopy.hoursConfirmed(entry.hours)} />
      )}
      {hasTime(entry) && (
        <Row title={scoreCopy.time} detail={`${dateOf(entry.atMs)} ${clockTimeOf(entry.atMs)}`} />
      )}
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

/** What a person gives follows no version of the rules, and says its reason instead of a source. */
const followsRules = ({ rule }: ScoreEntry) => rule !== 'manual' && rule !== 'import';

/** The figures of the version that the entry follows. */
const rulesOf = (
  { rulesVersion = 1 }: ScoreEntry,
  { rules, earlierRules = [] }: EntrySheetProps['book'],
) => earlierRules.find(({ version }) => version === rulesVersion) ?? rules;
