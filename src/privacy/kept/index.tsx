import { useState } from 'react';
import { KeptList, askedKind } from '@/features/privacy';
import { PageFrame } from '@/features/shell';

export default function KeptPage() {
  const [{ kind, title }] = useState(askedKind);
  return (
    <PageFrame page="privacyKept" title={title}>
      <KeptList kind={kind} />
    </PageFrame>
  );
}
