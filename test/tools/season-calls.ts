import type { Contract, FunctionName } from '../../cloudfunctions/shared/contract';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import type { SeasonServer } from './planted-season';

type RequestOf<
  Name extends FunctionName,
  Action extends keyof Contract[Name],
> = Contract[Name][Action] extends { request: infer Request } ? Request : never;
type ResponseOf<
  Name extends FunctionName,
  Action extends keyof Contract[Name],
> = Contract[Name][Action] extends { response: infer Response } ? Response : never;

/** Calls an action as a person of the season, past the screens. Throws an Error with the code of a refusal. */
export async function callAs<
  Name extends FunctionName,
  Action extends keyof Contract[Name] & string,
>(
  season: SeasonServer,
  personId: string,
  name: Name,
  action: Action,
  input: RequestOf<Name, Action>,
): Promise<ResponseOf<Name, Action>> {
  const openid = openidOf(season, personId);
  const reply = (await season.cloud.invoke(name, { action, input }, { openid })) as Reply<
    ResponseOf<Name, Action>
  >;
  if (!reply.ok) throw new Error(`${name}.${action}: ${reply.code}`);
  return reply.data;
}

export function openidOf(season: SeasonServer, personId: string): string {
  const person = season.persons.find((one) => one.personId === personId);
  if (!person) throw new Error(`the demo season has no ${personId}`);
  return person.openid;
}

/** Opens the demo branch's session of today, if need be, and gives the text that its board shows now. */
export async function projectedText(season: SeasonServer): Promise<string> {
  const nowMs = season.clock.now();
  const { sessions } = await callAs(season, 'secretary', 'season', 'listSessions', {});
  const today = sessions.find(({ endsAtMs }) => endsAtMs > nowMs);
  if (!today) throw new Error('the demo branch has no session today');
  const { sessionId } = today;
  if (today.status !== 'open') {
    await callAs(season, 'secretary', 'season', 'openSession', { sessionId });
  }
  const board = await callAs(season, 'secretary', 'check-in', 'board', { sessionId });
  return board.codes[0] ?? '';
}

/** Checks a person in at today's session; gives what the server answered. */
export async function checkIn(
  season: SeasonServer,
  personId: string,
): Promise<ResponseOf<'check-in', 'redeem'>> {
  const code = (await projectedText(season)).replace(/^.*\/C\//, '');
  return await callAs(season, personId, 'check-in', 'redeem', { code });
}
