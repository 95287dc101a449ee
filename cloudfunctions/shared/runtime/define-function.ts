import { randomBytes, randomUUID } from 'node:crypto';
import type * as z from 'zod';
import type { Contract, FunctionName } from '../contract';
import type { Refusal, Reply } from '../contract/reply';
import { contractVersion, oldestClientVersion } from '../contract/version';
import { freeTextsOf } from '../domain/free-text';
import { openidKeyOf } from '../domain/openid-key';
import { asked, type Asked, permissionsAsked } from '../domain/action-permissions';
import { grantsWith, may } from '../domain/permissions';
import { StoreBusy, repositories } from '../repositories';
import { platformAddress, platformCaller } from '../repositories/platform';
import { checkTexts } from './check-texts';
import type { CallContext, MemberContext, RunContext } from './context';
import { logCall, logDefect } from './log';
import { Refused, refuse, type Outcome } from './outcome';
import { settings } from './settings';

type Requests = Record<string, z.ZodType>;

/** One action: who may call it and the use case that answers. */
type Handler<Input, Data> =
  | { access: 'caller'; run: (input: Input, context: CallContext) => Promise<Outcome<Data>> }
  | { access: 'member'; run: (input: Input, context: MemberContext) => Promise<Outcome<Data>> };

type Handlers<Name extends FunctionName, Schemas extends Requests> = {
  [Action in keyof Contract[Name] & keyof Schemas]: Handler<
    z.output<Schemas[Action]>,
    Contract[Name][Action] extends { response: infer Response } ? Response : never
  >;
};

/**
 * Makes a cloud function of its actions: validates the request against the contract, takes the identity from the
 * platform alone, loads the member's roles where the action needs them, refuses whoever holds no permission that it asks for and words that
 * WeChat's check of contents refuses, runs the use case and answers with data or a code. Logs one structured line without personal data. A
 * defect becomes INTERNAL with a correlation id.
 */
export function defineFunction<Name extends FunctionName, Schemas extends Requests>(
  name: Name,
  schemas: Schemas,
  handlers: Handlers<Name, Schemas>,
): (event: unknown) => Promise<Reply<unknown>> {
  return async (event) => {
    const startedAtMs = Date.now();
    const action = actionOf(event);
    const schema = Object.hasOwn(schemas, action) ? schemas[action] : undefined;
    const reply = await answer(startedAtMs, async () => {
      const spoken = contractOf(event);
      if (spoken < oldestClientVersion) return refuse('CLIENT_OUTDATED');
      const isAhead = spoken > contractVersion;
      if (!schema) return refuse(isAhead ? 'FUNCTIONS_OUTDATED' : 'UNKNOWN_ACTION');
      const input = schema.safeParse((event as { input?: unknown }).input ?? {});
      if (!input.success)
        return isAhead
          ? refuse('FUNCTIONS_OUTDATED')
          : refuse('BAD_REQUEST', { field: fieldOf(input.error) });
      return run(
        handlers[action as keyof typeof handlers] as Handler<unknown, unknown>,
        (asked[name] as Record<string, Asked>)[action] ?? 'nothing',
        { data: input.data, texts: freeTextsOf(name, action, input.data) },
        startedAtMs,
      );
    });
    logCall({
      name,
      // What is no action of ours may be anything; it does not belong into a log.
      action: schema ? action : 'unknown',
      reply,
      durationMs: Date.now() - startedAtMs,
    });
    return reply;
  };
}

/** Makes a cloud function that a timer triggers. It answers to nobody, so it refuses to be called by a client. */
export function defineTimer(
  name: string,
  run: (context: RunContext) => Promise<Record<string, number>>,
): (event: unknown) => Promise<Reply<unknown>> {
  return async () => {
    const startedAtMs = Date.now();
    const reply = await answer(startedAtMs, async () => {
      if (platformCaller()) return refuse('NOT_ALLOWED');
      return run({
        nowMs: startedAtMs,
        elapsedMs: () => Date.now() - startedAtMs,
        random,
        settings: settings(),
        repositories: repositories(),
      });
    });
    logCall({ name, action: 'timer', reply, durationMs: Date.now() - startedAtMs });
    return reply;
  };
}

const random = (length: number) => randomBytes(length);

async function run(
  handler: Handler<unknown, unknown>,
  asks: Asked,
  { data: input, texts }: { data: unknown; texts: readonly string[] },
  nowMs: number,
): Promise<Outcome<unknown>> {
  const openid = platformCaller();
  if (!openid) return refuse('NOT_IDENTIFIED');
  const shared = { nowMs, random, settings: settings(), repositories: repositories() };
  const address = platformAddress();
  const caller = {
    openid,
    openidKey: openidKeyOf(shared.settings.openidHmacKey, openid),
    ...(address === undefined ? {} : { address }),
  };
  const context = { ...shared, caller };
  const against = () => checkTexts(texts, context);
  if (handler.access === 'caller') return (await against()) ?? handler.run(input, context);
  const member = await shared.repositories.members.ofCaller(caller.openidKey);
  if (!member) return refuse('NOT_JOINED');
  const permissions = permissionsAsked(asks);
  const grants = grantsWith(member.roles, permissions);
  if (permissions.length > 0 && grants.length === 0) return refuse('NOT_ALLOWED');
  const mayAt: MemberContext['may'] = (path) =>
    permissions.length > 0 && permissions.every((one) => may(member.roles, one, path));
  return (await against()) ?? handler.run(input, { ...{ ...context, member, grants }, may: mayAt });
}

async function answer(
  nowMs: number,
  work: () => Promise<Outcome<unknown>>,
): Promise<Reply<unknown>> {
  try {
    const outcome = await work();
    if (!(outcome instanceof Refused)) return { ok: true, data: outcome, serverNowMs: nowMs };
    const { code, details } = outcome;
    return { ok: false, code, ...(details ? { details } : {}), serverNowMs: nowMs };
  } catch (error) {
    if (error instanceof StoreBusy) return { ok: false, code: 'BUSY', serverNowMs: nowMs };
    return defect(error, nowMs);
  }
}

/** The caller learns a correlation id and nothing else; the log has the whole error. */
function defect(error: unknown, nowMs: number): Refusal {
  const correlationId = randomUUID();
  logDefect(error, { correlationId });
  return { ok: false, code: 'INTERNAL', correlationId, serverNowMs: nowMs };
}

/** Which contract the client speaks; whoever names none (a test, a tool) speaks this one. */
function contractOf(event: unknown): number {
  const named = (event as { contract?: unknown } | null | undefined)?.contract;
  return typeof named === 'number' ? named : contractVersion;
}

function actionOf(event: unknown): string {
  const action =
    typeof event === 'object' && event !== null
      ? (event as { action?: unknown }).action
      : undefined;
  return typeof action === 'string' ? action : '';
}

const fieldOf = (error: z.ZodError) =>
  error.issues[0]?.path.slice(0, 3).map(String).join('.').slice(0, 60) || 'input';
