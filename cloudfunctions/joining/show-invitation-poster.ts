import type { InvitationPosterAnswer } from '../shared/contract/joining';
import { invitationLinkOf } from '../shared/domain/joining';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { committeeOf } from './committee-of';
import { showInvitation } from './show-invitation';

const joinPage = 'roster/join/index';
/** Wide enough for a sheet of A4 at 15 cm and 200 dots an inch. */
const pictureWidthPx = 1280;

/** A branch's invitation for a sheet of paper: a link for any scanner, or WeChat's own code with the invitation as its scene. */
export async function showInvitationPoster(
  { organisationId, form }: { organisationId: string; form: 'link' | 'mini-program' },
  context: MemberContext,
): Promise<Outcome<InvitationPosterAnswer>> {
  const { nowMs, settings, repositories } = context;
  const invitation = await showInvitation({ organisationId }, context);
  if (invitation instanceof Refused) return invitation;
  const path = (await organisationsById([organisationId], nowMs)).get(organisationId)?.path ?? [];
  const answer = { ...invitation, committeeName: await committeeOf(path, context) };
  const { code } = invitation;
  if (form === 'link') return { ...answer, text: invitationLinkOf(settings.codeHost, code) };
  const drawn = await repositories.codePictures.miniProgramCode(code, joinPage, pictureWidthPx);
  return 'picture' in drawn
    ? { ...answer, picture: drawn.picture }
    : refuse('CODE_PICTURE_FAILED', { errCode: drawn.refusedWith });
}
