import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Strip } from '@/components';
import type { ExportAnswer } from '@contract/report';
import { errorCopy } from '@/copy/error-copy';
import { branchCopy } from '@/copy/report';
import type { CallResult } from '@/platform/cloud';
import { openSpreadsheet } from '@/platform/open-file';
import { exportBranch, exportSession } from '../api';
import './report.scss';

/** The branch's season as a spreadsheet. */
export function ExportBranch({ branchId }: { branchId: string }) {
  return <ExportButton text={branchCopy.exportBranch} ask={() => exportBranch(branchId)} note />;
}

interface ExportSessionProps {
  sessionId: string;
  /** Only the members of this organisation. */
  organisationId?: string;
}

/** The sheet of a session as a spreadsheet. */
export function ExportSession({ sessionId, organisationId }: ExportSessionProps) {
  return (
    <ExportButton
      text={organisationId === undefined ? branchCopy.exportSession : branchCopy.exportPart}
      ask={() => exportSession(sessionId, organisationId)}
    />
  );
}

interface ExportButtonProps {
  text: string;
  ask: () => Promise<CallResult<ExportAnswer>>;
  note?: boolean;
}

function ExportButton({ text, ask, note = false }: ExportButtonProps) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ text: string; failed: boolean }>();
  const run = async () => {
    setBusy(true);
    setSaid(undefined);
    setSaid(await outcomeOf(ask));
    setBusy(false);
  };
  return (
    <View className="report__export">
      <Button
        kind="secondary"
        text={busy ? branchCopy.exporting : text}
        busy={busy}
        onPress={() => void run()}
      />
      {said && (
        <Strip
          icon={said.failed ? 'circle-alert' : 'circle-check'}
          tone={said.failed ? 'amber' : 'neutral'}
          text={said.text}
        />
      )}
      {note && <View className="report__note">{branchCopy.exportNote}</View>}
    </View>
  );
}

async function outcomeOf(ask: ExportButtonProps['ask']) {
  const result = await ask();
  if (!result.ok) return { text: errorCopy[result.code], failed: true };
  const { url, fileName, rows } = result.data;
  const opened = await openSpreadsheet(url, fileName);
  return opened
    ? { text: branchCopy.exported(rows), failed: false }
    : { text: branchCopy.exportFailed, failed: true };
}
