/** Somebody of the demonstration season whom a visitor may choose to be. */
export interface DemoPerson {
  personId: string;
  name: string;
  branchName: string;
  /** Such as 支部书记; shown, never used to decide anything. */
  roleLabel: string;
}

/** Undefined where no demonstration answers: another server, none at all, or a refusal. */
async function ask<Answer>(path: string, body?: unknown): Promise<Answer | undefined> {
  const response = await send(path, body).catch(() => undefined);
  // A server that is no demonstration knows no such path, and may answer with a page.
  const isJson = response?.headers.get('content-type')?.includes('json') ?? false;
  return response?.ok && isJson ? ((await response.json()) as Answer) : undefined;
}

function send(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    credentials: 'same-origin',
    ...(body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
  });
}

/** The persons to choose from; undefined where the server is no demonstration. */
export async function listDemoPersons(): Promise<DemoPerson[] | undefined> {
  return (await ask<{ persons: DemoPerson[] }>('/demo/persons'))?.persons;
}

let present: Promise<DemoPerson | null | undefined> | undefined;

/**
 * Who this browser is: null while nobody was chosen, undefined where the server is no demonstration. Asked once a visit, since whoever
 * chooses somebody else starts the app anew.
 */
export function whoAmI(): Promise<DemoPerson | null | undefined> {
  present ??= ask<{ person: DemoPerson | null }>('/demo/me').then((answer) => answer?.person);
  return present;
}

/** The server has refused whom it knew before: the next question asks it anew. */
export function forgetWhoIAm(): void {
  present = undefined;
}

/** Makes this browser that person, by a cookie. */
export async function becomeDemoPerson(personId: string): Promise<boolean> {
  return (await ask('/demo/person', { personId })) !== undefined;
}

/** The code that WeChat's button would hand out for this number; undefined where the server is no demonstration. */
export async function phoneCodeOf(phoneNumber: string): Promise<string | undefined> {
  return (await ask<{ code: string }>('/demo/phone-code', { phoneNumber }))?.code;
}

/** Gives up the room for the banner, which the document holds from the start, as nothing must move once the first page is there. */
export function leaveNoRoomForBanner(): void {
  document.body.classList.remove('demo');
}

/** Starts the app anew, so that nothing of the person before stays on the screen. */
export function startAgain(): void {
  window.location.hash = '';
  window.location.reload();
}
