import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { Button, Card, EmptyState, QueryView, Segmented, Strip } from '@/components';
import type { SheetAnswer, SheetRow } from '@contract/attendance';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { sheetCopy } from '@/copy/session';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import type { FailureCode } from '@/platform/cloud';
import { pageParameter } from '@/platform/navigation';
import { followEveryMs } from '@/platform/use-repeated';
import { confirmCheckIns, fetchSheet } from '../api';
import { countsOf, pendingOf, sheetFilters, type SheetFilter } from '../attendance';
import './attendance-sheet.scss';

/** The contract's limit of members in one confirmation. */
const mostAtOnce = 100;

/** Who came, who is late, who waits for the secretary's word, and who has not come. */
export function AttendanceSheet() {
  const [sessionId] = useState(() => pageParameter('id') ?? '');
  const ask = useCallback(() => fetchSheet(sessionId), [sessionId]);
  const query = useCachedQuery(`attendance.sheet.${sessionId}`, ask, { everyMs: followEveryMs });
  return (
    <QueryView query={query} skeleton={['line', 'line', 'card', 'card', 'card']}>
      {(sheet) => <Sheet sheet={sheet} onChanged={query.refresh} />}
    </QueryView>
  );
}

interface SheetProps {
  sheet: SheetAnswer;
  onChanged: () => void;
}

function Sheet({ sheet, onChanged }: SheetProps) {
  const { session, rows, complete } = sheet;
  const counts = countsOf(rows);
  const [chosen, setChosen] = useState<SheetFilter>();
  const filter = chosen ?? sheetFilters.find((one) => counts[one] > 0) ?? 'none';
  const { confirming, failure, confirm } = useConfirm(session.sessionId, onChanged);
  const { plain, toJudge } = pendingOf(rows);
  const severalBranches = rows.some((row) => row.branchName !== rows[0]?.branchName);
  if (rows.length === 0) return <EmptyState icon="users-round" text={sheetCopy.noAudience} />;
  return (
    <View className="attendance-sheet">
      <View>
        <View className="attendance-sheet__title">{session.title}</View>
        <View className="attendance-sheet__facts">
          {sheetCopy.facts(session.startsAtMs, session.venue, serverNowMs())}
        </View>
      </View>
      {!complete && <Strip icon="circle-alert" tone="amber" text={common.incomplete} />}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Segmented
        label={sheetCopy.filters}
        options={sheetFilters.map((one) => ({
          value: one,
          text: sheetCopy.filter(one, counts[one], session.status !== 'published'),
        }))}
        value={filter}
        onChange={setChosen}
      />
      {filter === 'pending' && toJudge.length > 0 && (
        <Strip icon="hourglass" tone="amber" text={sheetCopy.judge(toJudge.length)} />
      )}
      {filter === 'pending' && plain.length > 0 && (
        <Button
          icon="check"
          text={confirming ? sheetCopy.confirming : sheetCopy.confirmAll(plain.length)}
          busy={confirming}
          onPress={() => confirm(plain.map((row) => row.memberId))}
        />
      )}
      {counts[filter] === 0 ? (
        <EmptyState icon="circle-check" text={sheetCopy.empty[filter]} />
      ) : (
        <Card flush>
          {rows
            .filter((row) => row.status === filter)
            .map((row) => (
              <MemberRow
                key={row.memberId}
                row={row}
                showBranch={severalBranches}
                confirming={confirming}
                onConfirm={confirm}
              />
            ))}
        </Card>
      )}
    </View>
  );
}

/** Confirms check-ins in portions; the sheet is asked for anew whatever came of it. */
function useConfirm(sessionId: string, onDone: () => void) {
  const [confirming, setConfirming] = useState(false);
  const [failure, setFailure] = useState<FailureCode>();
  const confirm = async (memberIds: string[]) => {
    setConfirming(true);
    setFailure(undefined);
    for (let from = 0; from < memberIds.length; from += mostAtOnce) {
      const result = await confirmCheckIns(sessionId, memberIds.slice(from, from + mostAtOnce));
      if (result.ok) continue;
      setFailure(result.code);
      break;
    }
    setConfirming(false);
    onDone();
  };
  return { confirming, failure, confirm: (memberIds: string[]) => void confirm(memberIds) };
}

interface MemberRowProps {
  row: SheetRow;
  /** Where all rows are of one branch, its name says nothing. */
  showBranch: boolean;
  confirming: boolean;
  onConfirm: (memberIds: string[]) => void;
}

function MemberRow({ row, showBranch, confirming, onConfirm }: MemberRowProps) {
  const { memberId, name, branchName, status, seenAtMs, codeAgeMs } = row;
  const seen =
    seenAtMs === undefined
      ? undefined
      : codeAgeMs === undefined
        ? sheetCopy.seenAt(seenAtMs)
        : sheetCopy.seenLater(seenAtMs, codeAgeMs);
  const facts = common.listOf(showBranch ? branchName : undefined, seen);
  return (
    <View className="attendance-row">
      <View className="attendance-row__words">
        <View className="attendance-row__name">{name}</View>
        {facts !== '' && <View className="attendance-row__facts">{facts}</View>}
      </View>
      {status === 'pending' && (
        <Button
          kind="secondary"
          compact
          text={sheetCopy.confirm}
          label={sheetCopy.confirmOf(name)}
          busy={confirming}
          onPress={() => onConfirm([memberId])}
        />
      )}
    </View>
  );
}
