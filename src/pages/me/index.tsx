import { PageFrame } from '@/features/shell';

export default function MePage() {
  return <PageFrame page="me">{null}</PageFrame>;
}
