import { noticeMissingPerson } from './chosen-person';
import { forgetWhoIAm, whoAmI } from './demo-server.h5';
import { fetchLaterPages } from './later-pages.h5';
import { TransportFailure, type Invoke } from './transport';

let refused = false;

/** Calls a function of the server that this page came from; the cookie says who calls. */
export const invoke: Invoke = async (name, event, timeoutMs) => {
  // So that nothing is called that must be refused.
  if (refused || (await whoAmI()) === null) throw personMissing();
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetch(`/functions/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(event),
      signal: abort.signal,
    });
    if (response.status === 401) {
      forgetWhoIAm();
      throw personMissing();
    }
    return (await response.json()) as unknown;
  } catch (error) {
    if (error instanceof TransportFailure) throw error;
    // fetch names neither cause nor code; that our own timer ran out is all that can be told apart.
    throw new TransportFailure(abort.signal.aborted ? 'TIMED_OUT' : 'NETWORK_FAILED');
  } finally {
    clearTimeout(timer);
    fetchLaterPages();
  }
};

/** Choosing a person starts the page anew, so until then every call would be refused. */
function personMissing(): TransportFailure {
  refused = true;
  noticeMissingPerson();
  return new TransportFailure('NOT_IDENTIFIED');
}

/** The server that the page came from is there already; who asks is learnt while the first page is on its way. */
export function openCloud(): void {
  void whoAmI();
}
