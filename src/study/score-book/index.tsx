import { QueryView } from '@/components';
import { ScoreBook, useScoreBook } from '@/features/score/book';
import { PageFrame } from '@/features/shell';

export default function ScoreBookPage() {
  const query = useScoreBook();
  return (
    <PageFrame page="scoreBook">
      <QueryView query={query} skeleton={['tall', 'line', 'card', 'card']}>
        {(book) => <ScoreBook book={book} />}
      </QueryView>
    </PageFrame>
  );
}
