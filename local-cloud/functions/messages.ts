import type { ClockMemory } from '../clock';

/** The SDK of functions as one file, see bundledPackage. */
export interface PreparedSdk {
  /** Absolute path of the installed SDK's main file, which it stands for. */
  entry: string;
  file: string;
}

/** What an instance is started with. */
export interface InstanceData {
  /** Absolute path of the function's index.js. */
  file: string;
  sdk: PreparedSdk;
  clock: ClockMemory | null;
  /** Seed of what the bundle draws while it loads; null leaves randomness alone. */
  seed: string | null;
  /** What the function may take: its heap and its buffers together. */
  memoryMegabytes: number;
}

/** To a thread that another local cloud has done with: all that it is to be from now on. */
export interface TakeOverMessage {
  kind: 'take-over';
  data: InstanceData;
  environment: Record<string, string>;
}

/** One call, as it goes to the instance. */
export interface CallMessage {
  kind: 'call';
  event: string;
  context: Record<string, unknown>;
  /** Identity and token of this call; a null removes what an earlier call left. */
  environment: Record<string, string | null>;
  seed: string | null;
}

export type InstanceMessage =
  | { kind: 'ready' }
  /** The call arrived; from here on it may have had effects. */
  | { kind: 'began' }
  /** A line that the function printed, sent before the answer of the call in which it was. */
  | { kind: 'output'; line: string }
  /** The call, or what it left behind, takes more memory than it may. */
  | { kind: 'over-memory'; megabytes: number }
  /** `result` is JSON text: what cannot be written as JSON cannot leave a function on the platform either. */
  | { kind: 'result'; result: string }
  | { kind: 'failed'; name: string; message: string; stack: string };
