import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { Button, Card, QueryView, Segmented, Strip, Tag } from '@/components';
import { toneOfDecision } from '@/components/decision-tone';
import type { ImportRow } from '@contract/points-answers';
import { errorCopy } from '@/copy/error-copy';
import { importCopy } from '@/copy/points';
import { useCachedQuery } from '@/platform/cached-query';
import { openSpreadsheet } from '@/platform/open-file';
import { useWork } from '@/platform/use-work';
import { type Lines, countImport, fetchImportFile, fetchLines, reverseImport } from '../api';
import { BatchLines } from './batch-lines';
import { JobProgress } from './job-progress';
import { WhySheet } from './why-sheet';
import './points.scss';

/** One file: what counts, what is wrong, and what can be done with it. */
export function BatchPage({ batchId }: { batchId: string }) {
  const [which, setWhich] = useState<'wrong' | 'right'>('wrong');
  const ask = useCallback(() => fetchLines(batchId, which === 'wrong', 0), [batchId, which]);
  const query = useCachedQuery(`points.import.${batchId}.${which}`, ask);
  return (
    <QueryView query={query} skeleton={['tall', 'line', 'card']}>
      {(lines) => (
        <Batch lines={lines} which={which} onWhich={setWhich} onChanged={query.refresh} />
      )}
    </QueryView>
  );
}

interface BatchProps {
  lines: Lines;
  which: 'wrong' | 'right';
  onWhich: (which: 'wrong' | 'right') => void;
  onChanged: () => void;
}

function Batch({ lines, which, onWhich, onChanged }: BatchProps) {
  const { batch } = lines;
  const { good, bad } = batch.figures ?? { good: 0, bad: 0 };
  const options = [
    { value: 'wrong', text: importCopy.wrong(bad) },
    { value: 'right', text: importCopy.right(good) },
  ] as const;
  return (
    <View className="points">
      <Head batch={batch} />
      <Acts batch={batch} onChanged={onChanged} />
      <Segmented label={importCopy.which} options={options} value={which} onChange={onWhich} />
      <BatchLines key={which} first={lines} wrong={which === 'wrong'} />
    </View>
  );
}

function Head({ batch }: { batch: ImportRow }) {
  const { fileName, figures, status, reversed } = batch;
  const { good, bad, members, points } = figures ?? { good: 0, bad: 0, members: 0, points: 0 };
  return (
    <Card>
      <View className="points__headline">{fileName}</View>
      <View className="points__fact">{importCopy.row(batch)}</View>
      <Tag tone={toneOfDecision(status)} text={importCopy.status[status]} />
      {good > 0 && (
        <View className="points__fact">
          {status === 'counted'
            ? importCopy.counted(good, members, points)
            : importCopy.good(good, members, points)}
        </View>
      )}
      {good === 0 && figures && <View className="points__fact">{importCopy.noneGood}</View>}
      {bad > 0 && (
        <View className="points__faults">{importCopy.bad(bad, status === 'counted')}</View>
      )}
      {reversed && <View className="points__fact">{importCopy.reversedBy(reversed)}</View>}
    </Card>
  );
}

interface Work {
  jobId: string;
  title: string;
}

function Acts({ batch, onChanged }: { batch: ImportRow; onChanged: () => void }) {
  const { batchId, status, figures } = batch;
  const [work, setWork] = useState<Work>();
  const [asking, setAsking] = useState(false);
  const [unopened, setUnopened] = useState(false);
  const { busy, failure, run } = useWork();
  const count = () =>
    void run(
      () => countImport(batchId),
      ({ jobId }) => setWork({ jobId, title: importCopy.counting }),
    );
  const reverse = (reason: string) =>
    void run(
      () => reverseImport(batchId, reason),
      ({ jobId }) => {
        setAsking(false);
        setWork({ jobId, title: importCopy.reversing });
      },
    );
  const load = (file: 'problems' | 'evidence') =>
    void run(
      () => fetchImportFile(batchId, file),
      ({ url, fileName }) =>
        void openSpreadsheet(url, fileName).then((opened) => setUnopened(!opened)),
    );
  const rows = figures?.good ?? 0;
  const halfway = status === 'counting' || status === 'reversing';
  return (
    <>
      {work && (
        <JobProgress
          key={work.jobId}
          jobId={work.jobId}
          title={work.title}
          words={importCopy.rows}
          onDone={() => {
            setWork(undefined);
            onChanged();
          }}
        />
      )}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {unopened && <Strip icon="circle-alert" tone="amber" text={importCopy.downloadFailed} />}
      {!work && status === 'ready' && rows > 0 && (
        <Button text={importCopy.count(rows)} busy={busy} onPress={count} />
      )}
      {!work && status === 'counting' && (
        <Button text={importCopy.goOn} busy={busy} onPress={count} />
      )}
      {(figures?.bad ?? 0) > 0 && (
        <Button
          kind="secondary"
          text={importCopy.problems}
          busy={busy}
          onPress={() => load('problems')}
        />
      )}
      <Button
        kind="quiet"
        text={importCopy.evidence}
        busy={busy}
        onPress={() => load('evidence')}
      />
      {!work && (status === 'counted' || halfway) && (
        <Button
          kind="quiet"
          text={importCopy.reverse}
          busy={busy}
          onPress={() => setAsking(true)}
        />
      )}
      {asking && (
        <WhySheet
          title={importCopy.reverse}
          note={importCopy.reverseNote}
          reasons={importCopy.reverseReasons}
          busy={busy}
          failure={failure}
          onSay={reverse}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
