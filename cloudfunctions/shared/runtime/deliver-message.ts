import type { Binding } from '../domain/organisation';
import type { Message } from '../repositories/message-repository';
import type { TimerContext } from './context';

/** Sends a message for which a yes was spent. What could not be sent stands in the app all the same. */
export async function deliverMessage(
  { _id, openid }: Pick<Binding, '_id' | 'openid'>,
  message: Omit<Message, 'openid'>,
  { repositories: { members, messages } }: Pick<TimerContext, 'repositories'>,
): Promise<'sent' | 'no-consent' | 'failed'> {
  const outcome = await messages.send({ openid, ...message });
  if (outcome === 'no-consent') await members.forgetAllowed(_id);
  return typeof outcome === 'string' ? outcome : 'failed';
}
