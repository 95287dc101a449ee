import type { WaitingReport } from '@contract/project-answers';
import { DecisionInbox } from '@/components/decision-inbox';
import { common } from '@/copy/common';
import { projectCopy, waitingCopy as copy } from '@/copy/project';
import { useCachedQuery } from '@/platform/cached-query';
import { useWork } from '@/platform/use-work';
import { decideReport, fetchWaiting } from '../api';

/** What branches have reported and nobody has decided. */
export function WaitingReports({ onDecided }: { onDecided: () => void }) {
  const query = useCachedQuery('project.waiting', fetchWaiting);
  const { busy, failure, run } = useWork();
  const decide = async (row: WaitingReport, confirm: boolean, reason?: string) => {
    const done = await run(() => decideReport(row, confirm, reason));
    onDecided();
    return done;
  };
  return (
    <DecisionInbox
      query={query}
      copy={copy}
      busy={busy}
      failure={failure}
      told={toldOf}
      onDecide={decide}
    />
  );
}

const toldOf = (row: WaitingReport) => ({
  key: `${row.projectId}${row.branchId}${row.milestoneId}`,
  who: row.branchName,
  about: common.listOf(row.projectTitle, row.milestoneTitle),
  text: row.text,
  picture: { url: row.pictureUrl, alt: projectCopy.report.pictureAlt },
  facts: [copy.reached(row.reachedOn, row.dueOn), copy.reachedWhen(row.reachedWhen)],
});
