/** What j-component registers a component from. */
export interface Definition {
  id: string;
  path?: string;
  tagName?: string;
  template?: string;
  properties?: Record<string, unknown>;
  behaviors?: unknown;
  usingComponents?: Record<string, string>;
}

export interface Registry {
  register: (definition: Definition) => string;
}
