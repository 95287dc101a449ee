import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ImportPart, ImportPreview } from '@contract/roster';
import { Button, Card, FailureState, QueryView, Row, SectionTitle, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { rosterImportCopy as copy } from '@/copy/roster-import';
import { useCachedQuery } from '@/platform/cached-query';
import { chooseFile, upload } from '@/platform/upload';
import { useWork } from '@/platform/use-work';
import { exportFaults, importTemplate, previewImport, showTree, startImport } from '../api';
import { FileButton } from './file-button';
import { ImportProgress } from './import-progress';
import './organisation-page.scss';

interface Shown {
  uploadId: string;
  preview: ImportPreview;
}

/** A roster file: what it would change first, then the change with its bar. */
export function ImportPage() {
  const [shown, setShown] = useState<Shown>();
  const [jobId, setJobId] = useState<string>();
  if (jobId !== undefined) return <ImportProgress jobId={jobId} />;
  if (shown)
    return <Preview shown={shown} onStarted={setJobId} onOther={() => setShown(undefined)} />;
  return <AllowedToImport onRead={setShown} />;
}

/** Nobody chooses a file that would be refused: who may import is known where the way here is shown. */
function AllowedToImport({ onRead }: { onRead: (shown: Shown) => void }) {
  const query = useCachedQuery('organisation.tree', showTree);
  return (
    <QueryView query={query} skeleton={['tall']}>
      {({ rows }) =>
        rows.some(({ may }) => may.manage) ? (
          <Choose onRead={onRead} />
        ) : (
          <FailureState code="NOT_ALLOWED" onRetry={query.refresh} />
        )
      }
    </QueryView>
  );
}

function Choose({ onRead }: { onRead: (shown: Shown) => void }) {
  const [share, setShare] = useState<number>();
  const { busy, failure, run } = useWork();
  const choose = async () => {
    const file = await chooseFile(['xlsx', 'csv']);
    if (!file) return;
    setShare(0);
    const sent = await run(() => upload('roster', file, setShare));
    const preview = sent && (await run(() => previewImport(sent.uploadId)));
    setShare(undefined);
    if (sent && preview) onRead({ uploadId: sent.uploadId, preview });
  };
  return (
    <Card>
      <View className="organisation-page__form">
        <View>{copy.lead}</View>
        <FileButton text={copy.template} disabled={busy} ask={importTemplate} />
        <Button
          icon="cloud-upload"
          text={share === undefined ? copy.choose : copy.sending(share)}
          busy={busy}
          onPress={() => void choose()}
        />
        <View className="organisation-page__fact">{copy.limits}</View>
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      </View>
    </Card>
  );
}

interface PreviewProps {
  shown: Shown;
  onStarted: (jobId: string) => void;
  onOther: () => void;
}

function Preview({ shown, onStarted, onOther }: PreviewProps) {
  const { preview, uploadId } = shown;
  const { busy, failure, run } = useWork();
  const { added, changed, moved, missing, faults, same } = preview;
  const changes = added.count + changed.count + moved.count;
  const start = async () => {
    const started = await run(() => startImport(uploadId));
    if (started) onStarted(started.jobId);
  };
  return (
    <View className="organisation-page">
      <Card>
        <View className="organisation-page__form">
          <View>{preview.fileName}</View>
          <View className="organisation-page__fact">
            {copy.summary(added.count, changed.count, moved.count, same)}
          </View>
          {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
          <Button
            text={changes === 0 ? copy.nothing : copy.start(changes)}
            busy={busy}
            disabled={changes === 0}
            onPress={() => void start()}
          />
          <Button kind="quiet" text={copy.other} onPress={onOther} />
        </View>
      </Card>
      {faults.count > 0 && (
        <View>
          <SectionTitle text={copy.faults(faults.count)} />
          <Card flush>
            {faults.shown.map(({ row, column, fault }) => (
              <Row key={row} title={copy.faultOf(column, fault)} detail={copy.line(row)} />
            ))}
          </Card>
          <View className="organisation-page__form">
            <View className="organisation-page__fact">{copy.faultsNote}</View>
            <FileButton text={copy.faultsFile} ask={() => exportFaults(uploadId)} />
          </View>
        </View>
      )}
      <Part title={copy.added} part={added} />
      <Part title={copy.moved} part={moved} />
      <Part title={copy.changed} part={changed} />
      <Part title={copy.missing} part={missing} note={copy.missingNote} />
    </View>
  );
}

function Part({ title, part, note }: { title: string; part: ImportPart; note?: string }) {
  if (part.count === 0) return null;
  return (
    <View>
      <SectionTitle text={copy.part(title, part.count)} />
      {note && <View className="organisation-page__fact">{note}</View>}
      <Card flush>
        {part.shown.map(({ row, name, branchName }) => (
          <Row
            key={`${row}${name}${branchName}`}
            title={name}
            detail={row === 0 ? branchName : copy.placed(branchName, row)}
          />
        ))}
      </Card>
      {part.count > part.shown.length && (
        <View className="organisation-page__fact">{copy.more(part.count - part.shown.length)}</View>
      )}
    </View>
  );
}
