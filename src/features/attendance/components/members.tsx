import { useState, type ReactNode } from 'react';
import { Button, Card, EmptyState, Strip } from '@/components';
import { sheetCopy } from '@/copy/attendance';
import type { WholeSheet } from '../api';
import type { EditedRow } from '../sheet-edit';
import { pendingOf } from '../sheet-view';
import { type MemberList, useMemberList } from '../use-member-list';
import { decide } from '../use-sheet';
import { ConfirmAll } from './confirm-all';
import { LeaveRequests } from './leave-requests';
import { type Decided, MarkPanel } from './mark-panel';
import { MemberFilter } from './member-filter';
import { MemberRow } from './member-row';
import { MemberScan } from './member-scan';

export interface MembersProps {
  sessionId: string;
  sheet: WholeSheet;
  rows: EditedRow[];
  scanner: ReactNode;
  onChanged: () => void;
}

/** The rows of a sheet, how they are found, and what can be decided about them. */
export function Members({ sessionId, sheet, rows, scanner, onChanged }: MembersProps) {
  const [open, setOpen] = useState<EditedRow>();
  const [notKept, setNotKept] = useState(false);
  const list = useMemberList(rows);
  const { plain, toJudge } = pendingOf(rows);
  const showBranch = sheet.branches.length > 0;
  const note = (row: EditedRow, decided: Decided) => {
    setOpen(undefined);
    list.search('');
    setNotKept(!decide(sessionId, row, decided));
  };
  return (
    <>
      {notKept && <Strip icon="circle-alert" tone="amber" text={sheetCopy.notKept} />}
      {plain.length > 0 ? (
        <ConfirmAll sessionId={sessionId} rows={plain} onDone={onChanged} />
      ) : (
        <MemberScan sessionId={sessionId} scanner={scanner} onAdmitted={onChanged} />
      )}
      {sheet.leaveRequests.length > 0 && (
        <LeaveRequests
          {...{ sessionId, showBranch, requests: sheet.leaveRequests }}
          onDecided={onChanged}
        />
      )}
      <MemberFilter list={list} toJudge={toJudge.length} />
      <Rows
        list={list}
        showBranch={showBranch}
        onOpen={setOpen}
        onConfirm={(row) => note(row, { kind: 'confirm' })}
      />
      {open && (
        <MarkPanel
          row={open}
          session={sheet.session}
          onDecided={(decided) => note(open, decided)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

interface RowsProps {
  list: MemberList;
  showBranch: boolean;
  onOpen: (row: EditedRow) => void;
  onConfirm: (row: EditedRow) => void;
}

function Rows({ list, showBranch, onOpen, onConfirm }: RowsProps) {
  const { shown, hidden, sought, filter, showMore } = list;
  if (shown.length === 0)
    return (
      <EmptyState
        icon="circle-check"
        text={sought === '' ? sheetCopy.empty[filter] : sheetCopy.nobodyFound(sought)}
      />
    );
  return (
    <>
      <Card flush>
        {shown.map((row) => (
          <MemberRow key={row.memberId} {...{ row, showBranch, onOpen, onConfirm }} />
        ))}
      </Card>
      {hidden > 0 && <Button kind="quiet" text={sheetCopy.more(hidden)} onPress={showMore} />}
    </>
  );
}
