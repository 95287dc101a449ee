import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Definition, Registry } from './registry';

/**
 * Lets built pages share components. miniprogram-simulate gives a component a new id whenever a page that uses it is
 * loaded, and expects its script to run again and register it; a module that was loaded before does not run again.
 * So definitions are remembered by path and registered anew under the new id.
 */
export function shareDefinitions(registry: Registry, root: string): void {
  const byPath = new Map<string, Definition>();
  const known = new Set<string>();
  const register = registry.register;
  registry.register = (definition) => {
    known.add(definition.id);
    if (definition.path) {
      // Taro leaves an empty object where a list belongs.
      if (!Array.isArray(definition.behaviors)) definition.behaviors = [];
      byPath.set(definition.path, definition);
      for (const [file, id] of usedBy(definition, root)) {
        const earlier = byPath.get(file);
        if (earlier && !known.has(id)) registry.register({ ...earlier, id });
      }
    }
    return register(definition);
  };
}

/** The files of the components that a definition's template uses, each with the id given to it. */
function usedBy(definition: Definition, root: string): [file: string, id: string][] {
  if (!definition.path) return [];
  const files = { ...appComponents(root), ...componentsOf(`${definition.path}.json`) };
  const folder = path.dirname(definition.path);
  return Object.entries(definition.usingComponents ?? {}).flatMap(([tag, id]) => {
    const file = files[tag];
    if (!file) return [];
    return [[file.startsWith('/') ? path.join(root, file) : path.resolve(folder, file), id]];
  });
}

/** Components that app.json offers to every page, as paths from the root. */
export function appComponents(root: string): Record<string, string> {
  const entries = Object.entries(componentsOf(path.join(root, 'app.json')));
  return Object.fromEntries(entries.map(([tag, file]) => [tag, path.posix.join('/', file)]));
}

function componentsOf(file: string): Record<string, string> {
  const json = JSON.parse(readFileSync(file, 'utf8')) as {
    usingComponents?: Record<string, string>;
  };
  return json.usingComponents ?? {};
}
