const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
const length = 16;

/** Names what somebody wants done, so that a call which is sent again does it once. Guessing it is worth nothing. */
export const newRequestId = (): string =>
  Array.from({ length }, () => alphabet.charAt(Math.floor(Math.random() * alphabet.length))).join(
    '',
  );
