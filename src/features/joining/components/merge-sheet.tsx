import { View } from '@tarojs/components';
import { useCallback, useEffect, useState } from 'react';
import type { LikeEntry, MergePreview } from '@contract/roster';
import { Button, QueryView, Row, SectionTitle, Segmented, Sheet, Strip } from '@/components';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { roleNames } from '@/copy/me';
import { mergeCopy as copy } from '@/copy/merge';
import { useCachedQuery } from '@/platform/cached-query';
import { useJob } from '@/platform/use-job';
import { useWork } from '@/platform/use-work';
import { mergeMembers, previewMerge } from '../api';
import './organisation-page.scss';

export interface MergeSheetProps {
  entries: readonly [LikeEntry, LikeEntry];
  onClose: () => void;
  /** With the words that say what was done. */
  onMerged: (done: string) => void;
}

/** Which of two entries stays, what becomes of both, and the press that makes them one for good. */
export function MergeSheet({ entries, onClose, onMerged }: MergeSheetProps) {
  const [one, other] = entries;
  // Whoever has a phone stays unless somebody decides otherwise: least changes for the person.
  const [staysId, setStaysId] = useState(other.bound && !one.bound ? other.memberId : one.memberId);
  const [stays, goes] = staysId === one.memberId ? [one, other] : [other, one];
  const ask = useCallback(
    () => previewMerge(stays.memberId, goes.memberId),
    [stays.memberId, goes.memberId],
  );
  const query = useCachedQuery(`roster.merge.${stays.memberId}.${goes.memberId}`, ask);
  return (
    <Sheet title={copy.sheet(stays.name)} onClose={onClose}>
      <View className="organisation-page__form">
        <View className="organisation-page__fact">{copy.keep}</View>
        {entries.map((entry) => (
          <EntryRow
            key={entry.memberId}
            entry={entry}
            chosen={entry.memberId === staysId}
            onChoose={setStaysId}
          />
        ))}
        <QueryView query={query} skeleton={['line', 'line']}>
          {(preview) => <Outcome preview={preview} />}
        </QueryView>
        <Decide key={staysId} stays={stays} goes={goes} onMerged={onMerged} />
      </View>
    </Sheet>
  );
}

interface EntryRowProps {
  entry: LikeEntry;
  chosen: boolean;
  onChoose: (memberId: string) => void;
}

function EntryRow({ entry, chosen, onChoose }: EntryRowProps) {
  const title = copy.entryOf(entry.name, entry.branchName);
  const roles = entry.roles.map((role) => roleNames[role]);
  return (
    <Row
      title={title}
      detail={copy.factsOf(entry.bound, entry.phone, roles)}
      label={common.choice(title, chosen)}
      icon={chosen ? 'circle-check' : 'user-round'}
      onPress={() => onChoose(entry.memberId)}
    />
  );
}

function Outcome({ preview: { figures } }: { preview: MergePreview }) {
  if (!figures) return <View className="organisation-page__fact">{copy.noRecord}</View>;
  const { stays, goes, after, attended, double, capped } = figures;
  return (
    <View>
      <SectionTitle text={copy.result} />
      <Row title={copy.score} detail={copy.scoreNote(stays, goes)} end={copy.scoreOf(after)} />
      <Row title={copy.attended} end={copy.attendedOf(attended)} />
      {double > 0 && (
        <Row title={copy.double} detail={copy.doubleNote} end={copy.doubleOf(double)} />
      )}
      {capped > 0 && <Row title={copy.capped} end={copy.cappedOf(capped)} />}
    </View>
  );
}

interface DecideProps {
  stays: LikeEntry;
  goes: LikeEntry;
  onMerged: (done: string) => void;
}

function Decide({ stays, goes, onMerged }: DecideProps) {
  const [phone, setPhone] = useState<'stays' | 'goes'>('stays');
  const [asked, setAsked] = useState(false);
  const [jobId, setJobId] = useState<string>();
  const { busy, failure, run } = useWork();
  const { job } = useJob(jobId);
  const failed = failure ?? job?.failure?.code;
  useEffect(() => {
    if (job?.status === 'done') onMerged(copy.done(stays.name));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a new function each time the list is drawn; only the end of the job counts
  }, [job?.status]);
  const merge = async () => {
    if (!asked) {
      setAsked(true);
      return;
    }
    const started = await run(() => mergeMembers(stays.memberId, goes.memberId, phone));
    if (started) setJobId(started.jobId);
  };
  return (
    <View className="organisation-page__form">
      {stays.bound && goes.bound && (
        <View>
          <View className="organisation-page__fact">{copy.phone}</View>
          <Segmented
            label={copy.phone}
            options={[
              { value: 'stays', text: copy.phones.stays },
              { value: 'goes', text: copy.phones.goes },
            ]}
            value={phone}
            onChange={setPhone}
          />
          <View className="organisation-page__fact">{copy.phoneNote}</View>
        </View>
      )}
      <Strip icon="circle-alert" tone="amber" text={copy.final} />
      {failed && <Strip icon="circle-alert" tone="amber" text={errorCopy[failed]} />}
      <Button
        text={jobId !== undefined && !failed ? copy.working : asked ? copy.confirm : copy.ask}
        busy={busy || (jobId !== undefined && !failed)}
        onPress={() => void merge()}
      />
    </View>
  );
}
