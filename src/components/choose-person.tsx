import { demoCopy } from '@/copy/demo';
import { EmptyState } from './empty-state';

/** In place of a page of the demonstration while nobody is chosen. */
export function ChoosePerson({ onChoose }: { onChoose: () => void }) {
  return (
    <EmptyState
      icon="users-round"
      text={demoCopy.chooseFirst}
      action={demoCopy.choose}
      onAction={onChoose}
    />
  );
}
