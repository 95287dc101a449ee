import { EmptyState } from '@/components';
import { notFoundCopy } from '@/copy/common';
import { openPage } from '@/platform/navigation';

/** For a link that leads nowhere. */
export function NotFound() {
  return (
    <EmptyState
      icon="circle-help"
      text={notFoundCopy.text}
      action={notFoundCopy.action}
      onAction={() => openPage('home')}
    />
  );
}
