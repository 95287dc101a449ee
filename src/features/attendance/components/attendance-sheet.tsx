import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Card, EmptyState, QueryView, Row } from '@/components';
import { sheetCopy } from '@/copy/attendance';
import { openPage } from '@/platform/navigation';
import { useSheet } from '../use-sheet';
import { BranchChoice } from './branch-choice';
import { EditStrips } from './edit-strips';
import { Members } from './members';
import { SheetHead } from './sheet-head';
import { UndoBar } from './undo-bar';
import './attendance-sheet.scss';

export interface AttendanceSheetProps {
  /** The browser's scanner, which belongs to another feature; WeChat brings its own. */
  scanner: ReactNode;
  /** The button that makes a file of the sheet, or of the organisation's part of it; another feature's too. */
  exportOf: (sheet: { sessionId: string; organisationId?: string }) => ReactNode;
}

/** Who came, who is late, who waits for the secretary's word, and who has not come; everything can be noted by hand. */
export function AttendanceSheet({ scanner, exportOf }: AttendanceSheetProps) {
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
          {!sheet.part && (
            <Card flush>
              <Row
                icon="eye"
                title={sheetCopy.toReview}
                onPress={() => openPage('attendanceReview', { id: sessionId })}
              />
            </Card>
          )}
          {exportOf({
            sessionId,
            ...(sheet.part?.[0] === undefined ? {} : { organisationId: sheet.part[0] }),
          })}
          <UndoBar sessionId={sessionId} />
        </View>
      )}
    </QueryView>
  );
}
