import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, QueryView, Row, SectionTitle, Strip, Tag } from '@/components';
import { toneOfDecision } from '@/components/decision-tone';
import type { ImportRow } from '@contract/points-answers';
import { errorCopy } from '@/copy/error-copy';
import { importCopy } from '@/copy/points';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage, pageParameter } from '@/platform/navigation';
import { openSpreadsheet } from '@/platform/open-file';
import { chooseFile, upload } from '@/platform/upload';
import { useWork } from '@/platform/use-work';
import { fetchImports, fetchTemplate, readImport } from '../api';
import { BatchPage } from './batch-page';
import { JobProgress } from './job-progress';
import './points.scss';

/** 导入外部学习积分: the files so far and a new one; with an id the page of that file. */
export function PointsImport() {
  const [batchId] = useState(() => pageParameter('id'));
  return batchId === undefined ? <Imports /> : <BatchPage batchId={batchId} />;
}

function Imports() {
  const query = useCachedQuery('points.imports', fetchImports);
  return (
    <QueryView query={query} skeleton={['card', 'line', 'card']}>
      {({ rows }) => (
        <View className="points">
          <NewImport onRead={query.refresh} />
          <SectionTitle text={importCopy.before} />
          {rows.length === 0 ? (
            <View className="points__lead">{importCopy.none}</View>
          ) : (
            <Card flush>
              {rows.map((row) => (
                <BatchLine key={row.batchId} row={row} />
              ))}
            </Card>
          )}
        </View>
      )}
    </QueryView>
  );
}

function BatchLine({ row }: { row: ImportRow }) {
  const { batchId, fileName, status } = row;
  return (
    <Row
      title={fileName}
      detail={importCopy.row(row)}
      end={<Tag tone={toneOfDecision(status)} text={importCopy.status[status]} />}
      onPress={() => openPage('pointsImport', { id: batchId })}
    />
  );
}

/** Template, choice of a file, its upload and its reading. */
function NewImport({ onRead }: { onRead: () => void }) {
  const [share, setShare] = useState<number>();
  const [reading, setReading] = useState<{ batchId: string; jobId: string }>();
  const [unopened, setUnopened] = useState(false);
  const { busy, failure, run } = useWork();
  const template = () =>
    void run(fetchTemplate, ({ url, fileName }) => {
      void openSpreadsheet(url, fileName).then((opened) => setUnopened(!opened));
    });
  const choose = async () => {
    const file = await chooseFile(['xlsx', 'csv']);
    if (!file) return;
    setReading(undefined);
    setShare(0);
    await run(async () => {
      const sent = await upload('points', file, setShare);
      return sent.ok ? readImport(sent.data.uploadId) : sent;
    }, setReading);
    setShare(undefined);
  };
  return (
    <Card>
      <View className="points">
        <View className="points__lead">{importCopy.lead}</View>
        <Button kind="secondary" text={importCopy.template} busy={busy} onPress={template} />
        <Button
          icon="cloud-upload"
          text={share === undefined ? importCopy.choose : importCopy.sending(share)}
          busy={busy}
          onPress={() => void choose()}
        />
        <View className="points__note">{importCopy.limits}</View>
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        {unopened && <Strip icon="circle-alert" tone="amber" text={importCopy.downloadFailed} />}
        {reading && (
          <JobProgress
            key={reading.jobId}
            jobId={reading.jobId}
            title={importCopy.reading}
            words={importCopy.rows}
            onDone={() => {
              onRead();
              openPage('pointsImport', { id: reading.batchId });
              setReading(undefined);
            }}
          />
        )}
      </View>
    </Card>
  );
}
