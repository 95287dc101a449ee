import type { KeptKind } from '@contract/vocabulary';
import { keptKindCopy } from '@/copy/privacy';
import { KeptList } from '@/features/privacy';
import { PageFrame } from '@/features/shell';
import { pageParameter } from '@/platform/navigation';

export default function KeptPage() {
  const asked = pageParameter('kind') ?? '';
  const kind: KeptKind = asked in keptKindCopy ? (asked as KeptKind) : 'roster';
  return (
    <PageFrame page="privacyKept" title={keptKindCopy[kind].title}>
      <KeptList kind={kind} />
    </PageFrame>
  );
}
