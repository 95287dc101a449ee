/** A deployment as the repository wants it and as an environment has it: what the plan compares. */

export interface Trigger {
  name: string;
  /** Cron with seven fields. */
  config: string;
}

export interface FunctionState {
  name: string;
  timeoutSeconds: number;
  memoryMegabytes: number;
  triggers: Trigger[];
  /** SHA-256 of the bundle that runs there, as the deployment noted it; undefined for a function that came by another way. */
  release: string | undefined;
  /** Environment variables by name. */
  variables: Record<string, string>;
}

export interface IndexState {
  name: string;
  keys: [path: string, direction: 1 | -1][];
  unique: boolean;
}

export interface CollectionState {
  name: string;
  indexes: IndexState[];
  /** Nobody but functions may read or write it. */
  closed: boolean;
}

export interface EnvironmentState {
  functions: FunctionState[];
  collections: CollectionState[];
  /** Clients may write files of their own and read nothing of others. */
  storageIsPrivate: boolean;
}

/** What a wanted function has besides: where its bundle lies, and which interfaces of WeChat it calls. */
export interface WantedFunction extends Omit<FunctionState, 'release' | 'variables'> {
  release: string;
  folder: string;
  openapi: string[];
}

export interface Wanted {
  functions: WantedFunction[];
  collections: Omit<CollectionState, 'closed'>[];
}
