import type { MessagesAnswer } from '../shared/contract/branch';
import type { MemberContext } from '../shared/runtime/context';

/** What WeChat's dialog is to ask the caller for, and how many messages were allowed so far. */
export async function showMessages(
  _input: unknown,
  { caller, settings: { nudgeTemplateId }, repositories }: MemberContext,
): Promise<MessagesAnswer> {
  const allowed = await repositories.members.messagesAllowed(caller.openidKey);
  return { allowed, ...(nudgeTemplateId === undefined ? {} : { templateId: nudgeTemplateId }) };
}

/** Notes that the caller has said yes to one more message. */
export async function allowMessage(
  _input: unknown,
  { caller, repositories }: MemberContext,
): Promise<{ allowed: number }> {
  return { allowed: await repositories.members.allowMessage(caller.openidKey) };
}
