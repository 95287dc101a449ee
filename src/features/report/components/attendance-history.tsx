import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  Button,
  Card,
  EmptyState,
  QueryView,
  Row,
  SectionTitle,
  Sheet,
  Strip,
  Tag,
} from '@/components';
import type { HistoryAnswer, HistoryRow } from '@contract/attendance-history';
import { common } from '@/copy/common';
import { attendanceCopy, historyCopy } from '@/copy/report';
import { sessionTimeOf } from '@/copy/time';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { openPage } from '@/platform/navigation';
import { fetchHistory } from '../api';
import { leaveOf } from '../history-leave';
import { CountsCard } from './counts-card';
import './report.scss';

/** A season has up to a hundred sessions; so many are drawn at once, and as many more on demand. */
const rowsAtOnce = 20;
/** What is to come is the home page's; here the next ones are enough. */
const comingShown = 5;

/** 我的出勤: every session that I was invited to or at, how it went, and why. */
export function AttendanceHistory() {
  const query = useCachedQuery('attendance.history', fetchHistory);
  return (
    <QueryView query={query} skeleton={['tall', 'card', 'card', 'card']}>
      {(history) => <History history={history} />}
    </QueryView>
  );
}

function History({ history }: { history: HistoryAnswer }) {
  const { rows, counts, complete } = history;
  const [open, setOpen] = useState<HistoryRow>();
  const [shown, setShown] = useState(rowsAtOnce);
  const nowMs = serverNowMs();
  const begun = rows.filter((row) => !isToCome(row, nowMs));
  const coming = rows.filter((row) => isToCome(row, nowMs)).reverse();
  if (rows.length === 0) return <EmptyState icon="calendar-days" text={historyCopy.empty} />;
  return (
    <View className="report">
      {!complete && <Strip icon="circle-alert" tone="amber" text={common.incomplete} />}
      <CountsCard counts={counts} own />
      <Rows rows={begun.slice(0, shown)} nowMs={nowMs} onOpen={setOpen} />
      {begun.length > shown && (
        <Button
          kind="quiet"
          text={historyCopy.earlier}
          onPress={() => setShown(shown + rowsAtOnce)}
        />
      )}
      {coming.length > 0 && (
        <View>
          <SectionTitle text={historyCopy.coming} />
          <Rows rows={coming.slice(0, comingShown)} nowMs={nowMs} onOpen={setOpen} />
        </View>
      )}
      <View className="report__note">{historyCopy.wrong}</View>
      {open && <HistorySheet row={open} nowMs={nowMs} onClose={() => setOpen(undefined)} />}
    </View>
  );
}

const isToCome = (row: HistoryRow, nowMs: number) =>
  row.startsAtMs > nowMs && row.recorded === 'none' && row.status !== 'open';

interface RowsProps {
  rows: HistoryRow[];
  nowMs: number;
  onOpen: (row: HistoryRow) => void;
}

function Rows({ rows, nowMs, onOpen }: RowsProps) {
  if (rows.length === 0) return null;
  return (
    <Card flush>
      {rows.map((row) => (
        <Row
          key={row.sessionId}
          title={row.title}
          detail={common.listOf(
            sessionTimeOf(row.startsAtMs, row.endsAtMs, nowMs),
            historyCopy.way(row),
          )}
          end={<RowEnd row={row} nowMs={nowMs} />}
          onPress={() => onOpen(row)}
        />
      ))}
    </Card>
  );
}

function RowEnd({ row, nowMs }: { row: HistoryRow; nowMs: number }) {
  const { recorded, points } = row;
  return (
    <View className="report__end">
      <Standing row={row} nowMs={nowMs} />
      {points !== 0 && recorded !== 'none' && (
        <View className="report__points">{historyCopy.points(points)}</View>
      )}
    </View>
  );
}

/** Of a session that has not ended, not having come is no absence. */
function Standing({ row, nowMs }: { row: HistoryRow; nowMs: number }) {
  const { recorded, status, startsAtMs, method } = row;
  if (status === 'cancelled') return <Tag text={historyCopy.cancelled} />;
  if (recorded === 'none' && status === 'lapsed') return <Tag text={historyCopy.lapsed} />;
  if (recorded === 'none' && (status === 'open' || status === 'published') && startsAtMs > nowMs)
    return <Tag text={status === 'open' ? historyCopy.checkInOpen : historyCopy.toCome} />;
  if (recorded === 'none' && (status === 'open' || status === 'published'))
    return <Tag text={historyCopy.running} />;
  const there = recorded === 'present' || recorded === 'late';
  const text = attendanceCopy.mark({ status: recorded, online: there && method === 'online' });
  if (recorded === 'present') return <Tag tone="green" text={text} />;
  return (
    <Tag tone={recorded === 'none' || recorded === 'excused' ? 'neutral' : 'amber'} text={text} />
  );
}

interface HistorySheetProps {
  row: HistoryRow;
  nowMs: number;
  onClose: () => void;
}

/** Everything that is known of one attendance, and what people changed of it. */
function HistorySheet({ row, nowMs, onClose }: HistorySheetProps) {
  const { title, startsAtMs, endsAtMs, venue, organisationName, recorded, method, reason } = row;
  const there = recorded === 'present' || recorded === 'late';
  const way = historyCopy.way(row);
  const leave = leaveOf(row, nowMs);
  const watchable = row.mode !== 'on-site' && row.status !== 'cancelled' && endsAtMs > nowMs;
  return (
    <Sheet title={title} onClose={onClose}>
      <Row title={historyCopy.time} detail={sessionTimeOf(startsAtMs, endsAtMs, nowMs)} />
      <Row title={historyCopy.venue} detail={common.listOf(venue, organisationName)} />
      <Row
        title={historyCopy.recorded}
        detail={common.listOf(
          recorded === 'none'
            ? historyCopy.notRecorded
            : attendanceCopy.mark({ status: recorded, online: there && method === 'online' }),
          row.required ? historyCopy.required : undefined,
          row.invited ? undefined : historyCopy.uninvited,
        )}
      />
      {way !== '' && <Row title={historyCopy.how} detail={way} />}
      {reason !== undefined && <Row title={historyCopy.noted} detail={reason} />}
      <Row title={historyCopy.earned} detail={historyCopy.points(row.points)} />
      {row.corrections.map(({ atMs, from, to, reason: why }) => (
        <Row
          key={atMs}
          title={historyCopy.corrected}
          detail={common.listOf(historyCopy.at(atMs), historyCopy.correction(from, to), why)}
        />
      ))}
      <View className="report__ways">
        {watchable && (
          <Button
            text={historyCopy.toLive}
            icon="play"
            onPress={() => openPage('live', { id: row.sessionId })}
          />
        )}
        {leave && (
          <Button
            kind="secondary"
            text={historyCopy.leave[leave]}
            onPress={() => openPage('leave', { id: row.sessionId })}
          />
        )}
      </View>
    </Sheet>
  );
}
