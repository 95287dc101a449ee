import type { PosterAnswer } from '../shared/contract/check-in';
import type { Session } from '../shared/domain/session';
import { mostCodeVersions, printedCodeOf, printedCodeTextOf } from '../shared/domain/session-code';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { factsOf } from '../shared/runtime/session-facts';

const checkInPage = 'pages/check-in/index';
/** Wide enough for a sheet of A4 at 15 cm and 200 dots an inch. */
const pictureWidthPx = 1280;

type Form = 'link' | 'mini-program';

/** The printed code of a session, for its own secretary: a link for any scanner, or WeChat's own code for its scanner. */
export async function showPoster(
  input: { sessionId: string; form: Form },
  context: MemberContext,
): Promise<Outcome<PosterAnswer>> {
  const session = await ownPrinted(context, input.sessionId);
  return session instanceof Refused ? session : posterOf(session, input.form, context);
}

/** Withdraws the poster of `version`; sent again, it finds that version gone and changes nothing. */
export async function renewPoster(
  input: { sessionId: string; form: Form; version: number },
  context: MemberContext,
): Promise<Outcome<PosterAnswer>> {
  const session = await ownPrinted(context, input.sessionId);
  if (session instanceof Refused) return session;
  const { sessions } = context.repositories;
  const codeVersion = input.version + 1;
  if (versionOf(session) !== codeVersion) {
    const { nowMs: atMs, member } = context;
    const noted = { atMs, by: member._id, what: 'edited' as const, fields: ['codeVersion'] };
    const renewed =
      versionOf(session) === input.version &&
      (await sessions.change(session, { codeVersion, changedAtMs: atMs }, noted));
    if (!renewed) return refuse('SESSION_CHANGED');
  }
  return posterOf({ ...session, codeVersion }, input.form, context);
}

async function ownPrinted(context: MemberContext, sessionId: string): Promise<Outcome<Session>> {
  const session = await ownSession(context, sessionId);
  if (session instanceof Refused) return session;
  if (session.status === 'cancelled') return refuse('SESSION_CANCELLED');
  return session.codeKind === 'printed' ? session : refuse('CODE_NOT_PRINTED');
}

const versionOf = (session: Session) => session.codeVersion ?? 1;

async function posterOf(
  session: Session,
  form: Form,
  { settings, repositories }: MemberContext,
): Promise<Outcome<PosterAnswer>> {
  const version = versionOf(session);
  const code = printedCodeOf(settings.signingKeys, session._id, version);
  const { endsAtMs, organisationName, codeKind } = session;
  const answer: PosterAnswer = {
    session: { ...factsOf(session), endsAtMs, organisationName, codeKind },
    version,
    renewable: version < mostCodeVersions,
  };
  if (form === 'link') return { ...answer, text: printedCodeTextOf(settings.codeHost, code) };
  const drawn = await repositories.codePictures.miniProgramCode(
    `P${code}`,
    checkInPage,
    pictureWidthPx,
  );
  return 'picture' in drawn
    ? { ...answer, picture: drawn.picture }
    : refuse('CODE_PICTURE_FAILED', { errCode: drawn.refusedWith });
}
