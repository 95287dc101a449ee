import type { MessagesAnswer } from '../shared/contract/branch';
import type { CallContext } from '../shared/runtime/context';

/** What WeChat's dialog is to ask the caller for, and how many messages were allowed so far; nothing of who has neither joined nor asked to. */
export async function showMessages(
  _input: unknown,
  { caller, settings: { nudgeTemplateId: templateId }, repositories }: CallContext,
): Promise<MessagesAnswer> {
  const binding = await repositories.bindings.byKey(caller.openidKey);
  if (!binding || templateId === undefined) return { allowed: 0 };
  return { allowed: binding.messagesAllowed ?? 0, templateId };
}

/** Notes that the caller has said yes to one more message. */
export async function allowMessage(
  _input: unknown,
  { caller, repositories }: CallContext,
): Promise<{ allowed: number }> {
  return { allowed: await repositories.members.allowMessage(caller.openidKey) };
}
