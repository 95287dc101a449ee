import type { Boundary } from './write-boundaries';

/** What the killer tells the server. */
export type ToServer =
  | { kind: 'arm'; boundary: Boundary; nth: number }
  | { kind: 'call'; id: number; openid: string; event: unknown };

/** What the server tells the killer. */
export type FromServer =
  | { kind: 'listening'; gatewayUrl: string }
  | { kind: 'answer'; id: number; reply: unknown }
  | { kind: 'failed'; id: number; message: string };

export interface ServerArguments {
  dataDir: string;
  functionsDir: string;
  collectionsFile: string;
  environment: Record<string, string>;
}
