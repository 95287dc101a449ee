import { PageFrame } from '@/features/shell';

export default function ScoreBookPage() {
  return <PageFrame page="scoreBook">{null}</PageFrame>;
}
