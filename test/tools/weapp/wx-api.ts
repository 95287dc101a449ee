/** The two ways of calling a WeChat API: with callbacks, or for a promise. */
export interface ApiOptions {
  success?: (answer: unknown) => void;
  fail?: (error: { errMsg: string }) => void;
  complete?: (answer: unknown) => void;
}

/** A refusal as WeChat words it: `<api>:fail <reason>`. */
export class ApiFailure extends Error {}

/** Gives a plain function the shape of an asynchronous WeChat API. */
export function asynchronous<Options extends object>(
  name: string,
  work: (options: Options) => unknown,
): (options?: Options & ApiOptions) => Promise<unknown> | undefined {
  return (options) => {
    const given = (options ?? {}) as Options & ApiOptions;
    const outcome = settleOutcome(name, async () => await work(given));
    if (!given.success && !given.fail && !given.complete) {
      return outcome.then(({ ok, answer }) => (ok ? answer : Promise.reject(answer as Error)));
    }
    void outcome.then(({ ok, answer }) => {
      if (ok) given.success?.(answer);
      else given.fail?.(answer as { errMsg: string });
      given.complete?.(answer);
    });
    return undefined;
  };
}

async function settleOutcome(
  name: string,
  work: () => Promise<unknown>,
): Promise<{ ok: boolean; answer: unknown }> {
  try {
    const answer = await work();
    return { ok: true, answer: { errMsg: `${name}:ok`, ...(answer as object | undefined) } };
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    return { ok: false, answer: { errMsg: `${name}:fail ${error.message}` } };
  }
}
