import { QueryView } from '@/components';
import { SeasonCardPage, useScoreBook } from '@/features/score/book';
import { PageFrame } from '@/features/shell';

export default function SeasonCardRoute() {
  const query = useScoreBook();
  return (
    <PageFrame page="seasonCard">
      <QueryView query={query} skeleton={['tall', 'tall', 'line']}>
        {(book) => <SeasonCardPage book={book} />}
      </QueryView>
    </PageFrame>
  );
}
