import { Board } from '@/features/session';

/** Stands in no page frame: the board has the whole wall to itself. */
export default function BoardPage() {
  return <Board />;
}
