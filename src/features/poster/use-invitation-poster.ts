import { useCallback } from 'react';
import { invitationPosterCopy } from '@/copy/invitation-poster';
import type { ResponseOf } from '@/platform/cloud';
import { drawnPicture } from '@/platform/poster-canvas';
import { qrImageOf } from '@/platform/qr-image';
import { askInvitationPoster } from './api';
import { drawInvitation } from './draw-invitation';
import { posterSize } from './draw-poster';
import { useDrawn } from './use-drawn';

type Answer = ResponseOf<'joining', 'invitationPoster'>;

/** Fetches a branch's invitation and draws its sheet. */
export const useInvitationPoster = (organisationId: string) =>
  useDrawn(
    useCallback(() => askInvitationPoster(organisationId), [organisationId]),
    pictureOf,
  );

function pictureOf(answer: Answer): Promise<string> {
  const { words } = invitationPosterCopy;
  const { committeeName, branchName, code, expiresAtMs, text, picture } = answer;
  return drawnPicture(posterSize, picture ?? qrImageOf(text ?? ''), (pen, loaded) =>
    drawInvitation(
      pen,
      {
        ...{ committee: committeeName, branch: branchName, invite: words.invite },
        ...{ orCode: words.code, code: words.grouped(code), steps: words.steps },
        until: words.until(expiresAtMs),
      },
      loaded,
    ),
  );
}
