import type { Contract, FunctionName } from '../../cloudfunctions/shared/contract';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';

type RequestOf<
  Name extends FunctionName,
  Action extends keyof Contract[Name],
> = Contract[Name][Action] extends { request: infer Request } ? Request : never;
type ResponseOf<
  Name extends FunctionName,
  Action extends keyof Contract[Name],
> = Contract[Name][Action] extends { response: infer Response } ? Response : never;

/** Chooses to be a person of the demonstration: the cookie that says so. */
export async function cookieOf(url: string, personId: string): Promise<string> {
  const response = await fetch(`${url}/demo/person`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!response.ok || !cookie) throw new Error(`${personId}: ${await response.text()}`);
  return cookie;
}

/** A person of the demonstration at a browser of their own, without the screens. */
export class HttpPerson {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  static async at(url: string, personId: string): Promise<HttpPerson> {
    return new HttpPerson(url, await cookieOf(url, personId));
  }

  /** Calls an action and gives its data. Throws an Error with the code of a refusal. */
  async call<Name extends FunctionName, Action extends keyof Contract[Name] & string>(
    name: Name,
    action: Action,
    input: RequestOf<Name, Action>,
  ): Promise<ResponseOf<Name, Action>> {
    const response = await fetch(`${this.url}/functions/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify({ action, input }),
    });
    const reply = (await response.json()) as Reply<ResponseOf<Name, Action>>;
    if (!reply.ok) throw new Error(`${name}.${action}: ${reply.code}`);
    return reply.data;
  }
}
