import type { Reply } from '../contract/reply';

/** One line a call, for the platform's log search. No openid, no name, no input: nothing that says who. */
export function logCall(call: {
  name: string;
  action: string;
  reply: Reply<unknown>;
  durationMs: number;
}): void {
  const { name, action, reply, durationMs } = call;
  const code = reply.ok ? 'OK' : reply.code;
  const correlation =
    reply.ok || !reply.correlationId ? {} : { correlationId: reply.correlationId };
  console.log(
    JSON.stringify({ level: 'info', function: name, action, code, durationMs, ...correlation }),
  );
}

/** One line for an error that is nobody's answer as it stands, with the whole of it. `facts` say where, and nothing of who. */
export function logDefect(error: unknown, facts: Readonly<Record<string, string>>): void {
  console.error(
    JSON.stringify({
      level: 'error',
      ...facts,
      message: error instanceof Error ? error.message : String(error),
      stack: error instanceof Error ? error.stack : undefined,
    }),
  );
}

/** One line for something that an operator has to look at. `facts` are ids, states and durations, and nothing of who. */
export function logAlarm(alarm: string, facts: Readonly<Record<string, string | number>>): void {
  console.error(JSON.stringify({ level: 'alarm', alarm, ...facts }));
}
