import type { EvidenceRow } from '@contract/plan-answers';
import { DecisionInbox } from '@/components/decision-inbox';
import { common } from '@/copy/common';
import { evidenceCopy, inboxCopy } from '@/copy/plan';
import { dateOf } from '@/copy/time';
import { useCachedQuery } from '@/platform/cached-query';
import { useWork } from '@/platform/use-work';
import { decideEvidence, fetchEvidence } from '../api';

/** What members have told of their tasks and nobody has decided. */
export function EvidenceInbox() {
  const query = useCachedQuery('plan.evidence', fetchEvidence);
  const { busy, failure, run } = useWork();
  return (
    <DecisionInbox
      query={query}
      copy={inboxCopy}
      busy={busy}
      failure={failure}
      told={toldOf}
      onDecide={(row, confirm, reason) => run(() => decideEvidence(row, confirm, reason))}
    />
  );
}

const toldOf = (row: EvidenceRow) => ({
  key: `${row.taskId}${row.memberId}`,
  who: row.name,
  about: row.taskTitle,
  text: row.text,
  picture: { url: row.pictureUrl, alt: evidenceCopy.pictureAlt },
  facts: [common.listOf(row.branchName, dateOf(row.sentAtMs))],
});
