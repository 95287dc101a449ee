import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, Row, SectionTitle, Strip } from '@/components';
import type { AwardAnswer } from '@contract/award-answers';
import { awardCopy, candidateCopy, exportCopy, recheckCopy } from '@/copy/award';
import { errorCopy } from '@/copy/error-copy';
import { openSpreadsheet } from '@/platform/open-file';
import { exportAward, recheckList } from '../api';
import './award.scss';

interface VersionsProps {
  award: AwardAnswer;
  onVersion: (version: number) => void;
}

/** Every version of the list with its reason; an administrator can have the one that is shown worked out again. */
export function Versions({ award, onVersion }: VersionsProps) {
  const { versions, shownVersion, terms, managed, awardId } = award;
  const shown = versions.find((one) => one.version === shownVersion);
  return (
    <>
      <SectionTitle text={awardCopy.versions} />
      <Card flush>
        {versions.map(({ version, frozenAtMs, count, reason }) => (
          <Row
            key={version}
            title={awardCopy.version(version, reason !== undefined)}
            detail={awardCopy.versionDetail(frozenAtMs, awardCopy.count(terms.kind, count), reason)}
            {...(version === shownVersion
              ? { end: awardCopy.shown }
              : { onPress: () => onVersion(version) })}
          />
        ))}
      </Card>
      {shown && (
        <View className="award__note">
          {candidateCopy.versions(shown.summaryVersion, shown.rulesVersion)}
          {` · ${recheckCopy.digest(shown.digest)}`}
        </View>
      )}
      {managed && shown && !award.erased && (
        <>
          <Recheck key={shownVersion} awardId={awardId} version={shownVersion} />
          <ExportList awardId={awardId} />
        </>
      )}
    </>
  );
}

/** The list that stands as a spreadsheet, to be printed or signed. */
function ExportList({ awardId }: { awardId: string }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const run = async () => {
    setBusy(true);
    const result = await exportAward(awardId);
    const opened = result.ok && (await openSpreadsheet(result.data.url, result.data.fileName));
    setBusy(false);
    if (!result.ok) setProblem(errorCopy[result.code]);
    else setProblem(opened ? undefined : exportCopy.failed);
  };
  return (
    <>
      {problem !== undefined && <Strip icon="circle-alert" tone="amber" text={problem} />}
      <Button
        kind="secondary"
        text={busy ? exportCopy.running : exportCopy.run}
        busy={busy}
        onPress={() => void run()}
      />
      <View className="award__note">{exportCopy.note}</View>
    </>
  );
}

function Recheck({ awardId, version }: { awardId: string; version: number }) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ text: string; good: boolean }>();
  const run = async () => {
    setBusy(true);
    const result = await recheckList(awardId, version);
    setBusy(false);
    if (!result.ok) setSaid({ text: errorCopy[result.code], good: false });
    else if (result.data.same)
      setSaid({ text: recheckCopy.same(result.data.candidates), good: true });
    else setSaid({ text: recheckCopy.different, good: false });
  };
  return (
    <>
      {said && (
        <Strip
          icon={said.good ? 'circle-check' : 'circle-alert'}
          tone={said.good ? 'neutral' : 'amber'}
          text={said.text}
        />
      )}
      <Button
        kind="secondary"
        text={busy ? recheckCopy.running : recheckCopy.run}
        busy={busy}
        onPress={() => void run()}
      />
    </>
  );
}
