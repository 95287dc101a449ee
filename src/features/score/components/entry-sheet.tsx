import type { ScoreBookAnswer, ScoreEntry } from '@contract/score';
import { Row, Sheet } from '@/components';
import { common } from '@/copy/common';
import { signed } from '@/copy/numbers';
import { ruleNames, ruleTexts, scoreCopy } from '@/copy/score';
import { clockTimeOf, dateOf, startOfDay } from '@/copy/time';

export interface EntrySheetProps {
  entry: ScoreEntry;
  book: Pick<ScoreBookAnswer, 'rules' | 'earlierRules'>;
  onClose: () => void;
}

/** Where one entry comes from: rule, source, time. Every point explains itself. */
export function EntrySheet({ entry, book, onClose }: EntrySheetProps) {
  const rules = rulesOf(entry, book);
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
      {followsRules(entry) && (
        <Row title={scoreCopy.source} detail={entry.sourceTitle ?? scoreCopy.noSource} />
      )}
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

/** What a person gives follows no version of the rules, and says its reason instead of a source. */
const followsRules = ({ rule }: ScoreEntry) => rule !== 'manual' && rule !== 'import';

/** The figures of the version that the entry follows. */
const rulesOf = (
  { rulesVersion = 1 }: ScoreEntry,
  { rules, earlierRules = [] }: EntrySheetProps['book'],
) => earlierRules.find(({ version }) => version === rulesVersion) ?? rules;
