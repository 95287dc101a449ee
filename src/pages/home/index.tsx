import { PageFrame } from '@/features/shell';

export default function HomePage() {
  return <PageFrame page="home">{null}</PageFrame>;
}
