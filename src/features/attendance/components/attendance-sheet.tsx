import { Input, View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { Button, Card, EmptyState, QueryView, Row, Segmented, Strip } from '@/components';
import { sheetCopy } from '@/copy/attendance';
import { openPage } from '@/platform/navigation';
import type { WholeSheet } from '../api';
import type { EditedRow } from '../sheet-edit';
import { countsOf, found, pendingOf, rowsOf, sheetFilters, type SheetFilter } from '../sheet-view';
import { decide, useSheet } from '../use-sheet';
import { BranchChoice } from './branch-choice';
import { ConfirmAll } from './confirm-all';
import { EditStrips } from './edit-strips';
import { LeaveRequests } from './leave-requests';
import { MarkPanel } from './mark-panel';
import { MemberRow } from './member-row';
import { MemberScan } from './member-scan';
import { SheetHead } from './sheet-head';
import './attendance-sheet.scss';

export interface AttendanceSheetProps {
  /** The browser's scanner, which belongs to another feature; WeChat brings its own. */
  scanner: ReactNode;
}

/** Who came, who is late, who waits for the secretary's word, and who has not come; everything can be noted by hand. */
export function AttendanceSheet({ scanner }: AttendanceSheetProps) {
  const { sessionId, query, rows, branchId, setBranchId } = useSheet();
  return (
    <QueryView query={query} skeleton={['line', 'line', 'card', 'card', 'card']}>
      {(sheet) => (
        <View className="attendance-sheet">
          <SheetHead sheet={sheet} rows={rows} />
          <EditStrips sessionId={sessionId} />
          <BranchChoice sheet={sheet} chosen={branchId} onChosen={setBranchId} />
          {rows.length === 0 ? (
            <EmptyState icon="users-round" text={sheetCopy.noAudience} />
          ) : (
            <Members {...{ sessionId, sheet, rows, scanner }} onChanged={query.refresh} />
          )}
          <Card flush>
            <Row
              icon="eye"
              title={sheetCopy.toReview}
              onPress={() => openPage('attendanceReview', { id: sessionId })}
            />
          </Card>
        </View>
      )}
    </QueryView>
  );
}

interface MembersProps extends AttendanceSheetProps {
  sessionId: string;
  sheet: WholeSheet;
  rows: EditedRow[];
  onChanged: () => void;
}

/** So many rows are drawn at once; a search or a filter finds the others. */
const rowsAtOnce = 100;

function Members({ sessionId, sheet, rows, scanner, onChanged }: MembersProps) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<SheetFilter>();
  const [open, setOpen] = useState<EditedRow>();
  const [notKept, setNotKept] = useState(false);
  const [shownRows, setShownRows] = useState(rowsAtOnce);
  const counts = countsOf(rows);
  const filter = chosen ?? sheetFilters.find((one) => counts[one] > 0) ?? 'missing';
  const searching = text.trim() !== '';
  const listed = searching ? found(rows, text) : rowsOf(rows, filter);
  const { plain, toJudge } = pendingOf(rows);
  const showBranch = sheet.branches.length > 0;
  const note = (row: EditedRow, decided: Parameters<typeof decide>[2]) => {
    setOpen(undefined);
    setText('');
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
      <Input
        className="attendance-sheet__search"
        value={text}
        maxlength={20}
        placeholder={sheetCopy.search}
        placeholderClass="attendance-sheet__search-hint"
        onInput={({ detail }) => setText(detail.value)}
      />
      {!searching && (
        <Segmented
          label={sheetCopy.filters}
          options={sheetFilters.map((one) => ({
            value: one,
            text: `${sheetCopy.filterNames[one]} ${counts[one]}`,
          }))}
          value={filter}
          onChange={setChosen}
        />
      )}
      {filter === 'pending' && !searching && toJudge.length > 0 && (
        <Strip icon="hourglass" tone="amber" text={sheetCopy.judge(toJudge.length)} />
      )}
      {listed.length === 0 ? (
        <EmptyState
          icon="circle-check"
          text={searching ? sheetCopy.nobodyFound(text.trim()) : sheetCopy.empty[filter]}
        />
      ) : (
        <Card flush>
          {listed.slice(0, shownRows).map((row) => (
            <MemberRow
              key={row.memberId}
              row={row}
              showBranch={showBranch}
              onOpen={setOpen}
              onConfirm={(one) => note(one, { kind: 'confirm' })}
            />
          ))}
        </Card>
      )}
      {listed.length > shownRows && (
        <Button
          kind="quiet"
          text={sheetCopy.more(listed.length - shownRows)}
          onPress={() => setShownRows(shownRows + rowsAtOnce)}
        />
      )}
      {open && (
        <MarkPanel
          row={open}
          onDecided={(decided) => note(open, decided)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
