import { PageFrame, NotFound } from '@/features/shell';

export default function NotFoundPage() {
  return (
    <PageFrame page="notFound">
      <NotFound />
    </PageFrame>
  );
}
