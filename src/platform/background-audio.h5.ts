import type { backgroundAudio as inMiniProgram } from './background-audio';

/** A browser goes on with the sound of the same video by itself; there is no other player. */
export const backgroundAudio: typeof inMiniProgram = () => undefined;
