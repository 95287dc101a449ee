import { View } from '@tarojs/components';
import { Parts, Strip } from '@/components';
import { sheetCopy } from '@/copy/attendance';
import { common } from '@/copy/common';
import { serverNowMs } from '@/platform/clock';
import type { WholeSheet } from '../api';
import type { EditedRow } from '../sheet-edit';
import { attendedOf } from '../sheet-view';

/** Which session, how many came; online, visitors, guests and the heads in the hall apart. */
export function SheetHead({ sheet, rows }: { sheet: WholeSheet; rows: readonly EditedRow[] }) {
  const { session, expected, guests, complete } = sheet;
  // What the secretary has just noted counts at once, as it does in the filters.
  const attended = sheet.attended + attendedOf(rows) - attendedOf(sheet.rows);
  const cameAs = (kind: 'online' | 'visitor') =>
    rows.filter((row) => row[kind] && (row.status === 'present' || row.status === 'late')).length;
  const [online, visitors] = [cameAs('online'), cameAs('visitor')];
  const leftEarly = rows.filter((row) => row.status === 'left').length;
  const { headCount } = session;
  const onSite = attended - online;
  return (
    <>
      <View>
        <View className="attendance-sheet__title">{session.title}</View>
        <Parts
          className="attendance-sheet__facts"
          text={sheetCopy.facts(session.startsAtMs, session.venue, serverNowMs())}
        />
        {sheet.part && <View className="attendance-sheet__facts">{sheetCopy.part}</View>}
        <Parts
          className="attendance-sheet__facts"
          text={common.listOf(
            sheetCopy.counts(attended - visitors, expected),
            leftEarly > 0 ? sheetCopy.leftEarly(leftEarly) : undefined,
            online > 0 ? sheetCopy.online(online) : undefined,
            visitors > 0 ? sheetCopy.visitors(visitors) : undefined,
            guests > 0 ? sheetCopy.guests(guests) : undefined,
          )}
        />
      </View>
      {headCount !== undefined && (
        <Strip
          icon="users-round"
          tone={headCount < onSite ? 'amber' : 'neutral'}
          text={sheetCopy.heads(headCount, onSite)}
        />
      )}
      {!complete && <Strip icon="circle-alert" tone="amber" text={sheetCopy.tooLarge} />}
    </>
  );
}
