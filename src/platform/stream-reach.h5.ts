/** Whether a live stream can be seen here: the browser build's content security policy lets in media of its own address alone. */
export const playsHere = (address: string): boolean =>
  new URL(address, window.location.href).origin === window.location.origin;
