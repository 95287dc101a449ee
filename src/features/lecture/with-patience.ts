/** Telling of earlier visits goes on in the background when it takes longer than this: the person wants to watch. */
const patienceMs = 2_000;

/** Over when the work is, or when nobody should wait for it any longer. */
export const withPatience = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
