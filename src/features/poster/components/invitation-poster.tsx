import { useState } from 'react';
import { invitationPosterCopy } from '@/copy/invitation-poster';
import { pageParameter } from '@/platform/navigation';
import { useInvitationPoster } from '../use-invitation-poster';
import { DrawnPoster } from './drawn-poster';
import { SavedPicture } from './saved-picture';

/** The sheet by which a branch invites: its code, what to do with it, until when. */
export function InvitationPoster() {
  const [organisationId] = useState(() => pageParameter('id') ?? '');
  return (
    <DrawnPoster {...useInvitationPoster(organisationId)}>
      {({ branchName }, picture) => (
        <SavedPicture
          picture={picture}
          label={invitationPosterCopy.picture}
          fileName={invitationPosterCopy.words.file(branchName)}
          saved={invitationPosterCopy.saved}
          rules={invitationPosterCopy.rules}
        />
      )}
    </DrawnPoster>
  );
}
