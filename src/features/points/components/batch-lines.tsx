import { View } from '@tarojs/components';
import { Button, Card, Row, Strip } from '@/components';
import type { WrongLine } from '@contract/points-answers';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { signed } from '@/copy/numbers';
import { importCopy } from '@/copy/points';
import { dateOf } from '@/copy/time';
import { useFurther } from '@/platform/use-further';
import { type Lines, fetchLines } from '../api';
import './points.scss';

/** Lines of a file, a page at a time: what is wrong in which cell, or who gets what. */
export function BatchLines({ first, wrong }: { first: Lines; wrong: boolean }) {
  const { pages, hasMore, busy, failure, more } = useFurther(first, {
    markOf: ({ nextOffset }) => nextOffset,
    read: (offset) => fetchLines(first.batch.batchId, wrong, offset),
  });
  const wrongLines = pages.flatMap((page) => page.wrong);
  const lines = pages.flatMap((page) => page.counting);
  if (wrongLines.length + lines.length === 0) return null;
  return (
    <>
      {wrongLines.length > 0 && wrongLines.map((line) => <Wrong key={line.row} line={line} />)}
      {lines.length > 0 && (
        <Card flush>
          {lines.map(({ row, memberName, atMs, item, points }) => (
            <Row
              key={row}
              title={importCopy.lineOf(row, memberName)}
              detail={common.listOf(dateOf(atMs), item)}
              end={<View className="points__sum">{signed(points)}</View>}
            />
          ))}
        </Card>
      )}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {hasMore && <Button kind="secondary" text={importCopy.more} busy={busy} onPress={more} />}
    </>
  );
}

const columns = ['name', 'branch', 'day', 'item', 'points'] as const;

function Wrong({ line }: { line: WrongLine }) {
  const { row, cells, faults } = line;
  return (
    <Card>
      <View className="points__headline">{importCopy.lineOf(row, cells.name)}</View>
      <View className="points__cells">
        {common.listOf(...columns.slice(1).map((column) => cells[column]))}
      </View>
      {columns.map((column) => {
        const fault = faults[column];
        if (!fault) return null;
        return (
          <View key={column} className="points__faults">
            {`${importCopy.columns[column]}：${importCopy.faults[fault]}`}
          </View>
        );
      })}
    </Card>
  );
}
