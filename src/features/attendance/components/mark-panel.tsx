import { View } from '@tarojs/components';
import { useState } from 'react';
import type { MarkStatus } from '@contract/vocabulary';
import { Button, Sheet } from '@/components';
import { TextField, longestReason } from '@/components/fields';
import { markCopy, sheetCopy } from '@/copy/attendance';
import { serverNowMs } from '@/platform/clock';
import type { EditedRow } from '../sheet-edit';
import { choicesOf, type MarkTimes } from '../sheet-view';
import './mark-panel.scss';

/** What the secretary decided about a row. */
export type Decided =
  | { kind: 'mark'; to: MarkStatus; reason: string }
  | { kind: 'confirm' }
  | { kind: 'decline'; reason: string };

export interface MarkPanelProps {
  row: EditedRow;
  session: MarkTimes;
  onDecided: (decided: Decided) => void;
  onClose: () => void;
}

/** How one member stands, and everything that can be noted instead: what, and why. */
export function MarkPanel({ row, session, onDecided, onClose }: MarkPanelProps) {
  const [explained, setExplained] = useState<MarkStatus | 'decline'>();
  const choices = choicesOf(row.status, session, serverNowMs());
  return (
    <Sheet title={markCopy.title(row.name)} onClose={onClose}>
      <View className="mark-panel">
        <View className="mark-panel__now">{markCopy.now(row.status)}</View>
        {explained ? (
          <Explanation
            choice={explained}
            onExplained={(reason) =>
              onDecided(
                explained === 'decline'
                  ? { kind: 'decline', reason }
                  : { kind: 'mark', to: explained, reason },
              )
            }
          />
        ) : (
          <>
            {row.status === 'pending' && (
              <View className="mark-panel__pair">
                <Button
                  icon="check"
                  text={sheetCopy.confirm}
                  onPress={() => onDecided({ kind: 'confirm' })}
                />
                <Button
                  kind="secondary"
                  text={sheetCopy.decline}
                  onPress={() => setExplained('decline')}
                />
              </View>
            )}
            <View className="mark-panel__choices">
              {choices.map((to) => (
                <Button
                  key={to}
                  kind="secondary"
                  text={markCopy.choices[to]}
                  onPress={() => setExplained(to)}
                />
              ))}
            </View>
          </>
        )}
      </View>
    </Sheet>
  );
}

interface ExplanationProps {
  choice: MarkStatus | 'decline';
  onExplained: (reason: string) => void;
}

/** Why: a usual reason decides with its tap, one's own with the button. */
function Explanation({ choice, onExplained }: ExplanationProps) {
  const [reason, setReason] = useState('');
  return (
    <>
      <TextField
        maxlength={longestReason}
        label={markCopy.reason(wordOf(choice))}
        hint={markCopy.reasonHint}
        usual={choice === 'decline' ? markCopy.declineReasons : markCopy.reasons[choice]}
        value={reason}
        onChange={setReason}
        onUsual={onExplained}
      />
      <Button
        text={choice === 'decline' ? sheetCopy.decline : markCopy.save(wordOf(choice))}
        disabled={reason.trim() === ''}
        onPress={() => onExplained(reason.trim())}
      />
    </>
  );
}

const wordOf = (choice: MarkStatus | 'decline') =>
  choice === 'decline' ? sheetCopy.decline : markCopy.choices[choice];
