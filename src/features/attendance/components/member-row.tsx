import { View } from '@tarojs/components';
import { Button, Icon, Parts, Pressable, Tag } from '@/components';
import { sheetCopy } from '@/copy/attendance';
import { standingNames } from '@/copy/standing';
import { common } from '@/copy/common';
import type { EditedRow } from '../sheet-edit';

export interface MemberRowProps {
  row: EditedRow;
  /** Where all rows are of one branch, its name says nothing. */
  showBranch: boolean;
  onOpen: (row: EditedRow) => void;
  onConfirm: (row: EditedRow) => void;
}

/** One member on the sheet; a tap opens what can be noted. */
export function MemberRow({ row, showBranch, onOpen, onConfirm }: MemberRowProps) {
  const { name, status } = row;
  const facts = factsOf(row, showBranch);
  return (
    <View className="attendance-row">
      <Pressable
        className="attendance-row__words"
        label={sheetCopy.edit(name, status)}
        onPress={() => onOpen(row)}
      >
        <View className="attendance-row__line">
          <View className="attendance-row__name">{name}</View>
          {status !== 'none' && status !== 'pending' && (
            <Tag text={standingNames[status]} tone={toneOf(status)} />
          )}
          <Icon name="chevron-right" className="attendance-row__more" />
        </View>
        {facts !== '' && <Parts className="attendance-row__facts" text={facts} />}
      </Pressable>
      {status === 'pending' && (
        <Button
          kind="secondary"
          compact
          text={sheetCopy.confirm}
          label={sheetCopy.confirmOf(name)}
          onPress={() => onConfirm(row)}
        />
      )}
    </View>
  );
}

function toneOf(status: EditedRow['status']): 'green' | 'amber' | 'neutral' {
  if (status === 'present') return 'green';
  return status === 'excused' ? 'neutral' : 'amber';
}

function factsOf(row: EditedRow, showBranch: boolean): string {
  const { branchName, seenAtMs, codeAgeMs, reason, unsent, overdue, visitor, online } = row;
  return common.listOf(
    overdue ? sheetCopy.unsent : undefined,
    visitor ? sheetCopy.visitor : undefined,
    online ? sheetCopy.onlineRow : undefined,
    showBranch || visitor ? branchName : undefined,
    unsent || seenAtMs === undefined
      ? undefined
      : codeAgeMs === undefined
        ? sheetCopy.seenAt(seenAtMs)
        : sheetCopy.seenLater(seenAtMs, codeAgeMs),
    reason,
  );
}
