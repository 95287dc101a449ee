import { View } from '@tarojs/components';
import { useState } from 'react';
import type { MarkStatus } from '@contract/vocabulary';
import { Button, Sheet } from '@/components';
import { markCopy, sheetCopy } from '@/copy/attendance';
import type { EditedRow } from '../sheet-edit';
import { choicesOf, needsReason } from '../sheet-view';
import { ReasonField } from './reason-field';
import './mark-panel.scss';

/** What the secretary decided about a row. */
export type Decided =
  | { kind: 'mark'; to: MarkStatus; reason?: string }
  | { kind: 'confirm' }
  | { kind: 'decline'; reason: string };

export interface MarkPanelProps {
  row: EditedRow;
  onDecided: (decided: Decided) => void;
  onClose: () => void;
}

/** How one member stands, and everything that can be noted instead. One tap where no reason is needed. */
export function MarkPanel({ row, onDecided, onClose }: MarkPanelProps) {
  const [explained, setExplained] = useState<MarkStatus | 'decline'>();
  const choose = (to: MarkStatus) =>
    needsReason(to, row.status) ? setExplained(to) : onDecided({ kind: 'mark', to });
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
              {choicesOf(row.status).map((to) => (
                <Button
                  key={to}
                  kind="secondary"
                  text={markCopy.choices[to]}
                  onPress={() => choose(to)}
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

function Explanation({ choice, onExplained }: ExplanationProps) {
  const [reason, setReason] = useState('');
  const declines = choice === 'decline';
  return (
    <>
      <ReasonField
        label={markCopy.reason}
        hint={markCopy.reasonHint}
        usual={declines ? markCopy.declineReasons : markCopy.reasons}
        value={reason}
        onChange={setReason}
      />
      <Button
        text={declines ? sheetCopy.decline : markCopy.save(markCopy.choices[choice])}
        disabled={reason.trim() === ''}
        onPress={() => onExplained(reason.trim())}
      />
    </>
  );
}
