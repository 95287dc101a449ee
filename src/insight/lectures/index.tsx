import { NudgeList } from '@/features/branch/nudges';
import { LectureInsights } from '@/features/insight';
import { PageFrame } from '@/features/shell';

export default function LectureInsightPage() {
  return (
    <PageFrame page="lectureInsight">
      <LectureInsights remind={(members, detailOf) => <NudgeList {...{ members, detailOf }} />} />
    </PageFrame>
  );
}
