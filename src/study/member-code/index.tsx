import { MemberCode } from '@/features/member-code';
import { PageFrame } from '@/features/shell';

export default function MemberCodePage() {
  return (
    <PageFrame page="memberCode">
      <MemberCode />
    </PageFrame>
  );
}
