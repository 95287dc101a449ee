import { TransportFailure, type Invoke } from './transport';

/** Calls a function of the server that this page came from; the cookie says who calls. */
export const invokeOverHttp: Invoke = async (name, event, timeoutMs) => {
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
    if (response.status === 401) throw new TransportFailure('NOT_IDENTIFIED');
    return (await response.json()) as unknown;
  } catch (error) {
    if (error instanceof TransportFailure) throw error;
    // fetch names neither cause nor code; that our own timer ran out is all that can be told apart.
    throw new TransportFailure(abort.signal.aborted ? 'TIMED_OUT' : 'NETWORK_FAILED');
  } finally {
    clearTimeout(timer);
  }
};
