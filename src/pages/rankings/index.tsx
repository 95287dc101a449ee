import { PageFrame } from '@/features/shell';

export default function RankingsPage() {
  return <PageFrame page="rankings">{null}</PageFrame>;
}
