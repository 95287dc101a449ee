import { View } from '@tarojs/components';
import { Card, EmptyState, QueryView, Row } from '@/components';
import type { ExportLogAnswer } from '@contract/report';
import { common } from '@/copy/common';
import { exportLogCopy } from '@/copy/report';
import { useCachedQuery } from '@/platform/cached-query';
import { fetchExportLog } from '../api';
import './report.scss';

/** Who exported what, for administrators. */
export function ExportLog() {
  const query = useCachedQuery('report.exportLog', fetchExportLog);
  return (
    <QueryView query={query} skeleton={['card', 'card', 'card']}>
      {(log) => <Log log={log} />}
    </QueryView>
  );
}

function Log({ log }: { log: ExportLogAnswer }) {
  if (log.rows.length === 0) return <EmptyState icon="shield-check" text={exportLogCopy.empty} />;
  return (
    <View className="report">
      <View className="report__note">{exportLogCopy.note}</View>
      <Card flush>
        {log.rows.map((row) => (
          <Row
            key={row.exportId}
            title={common.listOf(row.title, exportLogCopy.kind[row.kind])}
            detail={common.listOf(exportLogCopy.row(row), row.exportId)}
          />
        ))}
      </Card>
    </View>
  );
}
