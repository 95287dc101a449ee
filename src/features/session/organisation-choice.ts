import type { AudienceChoice } from '@contract/season-answers';

/** As many lines as a thumb scrolls through; the rest is found by name. */
const mostShown = 60;

/** Committees, each with what lies below it, that have the words in their name, the chosen ones in any case; and how many more. */
export function organisationsToShow(
  below: readonly AudienceChoice[],
  words: string,
  chosen: readonly string[],
): { shown: AudienceChoice[]; hidden: number } {
  const sought = words.trim();
  const ordered = inTreeOrder(below);
  const found = ordered.filter(
    (one) => one.name.includes(sought) || chosen.includes(one.organisationId),
  );
  return { shown: found.slice(0, mostShown), hidden: Math.max(0, found.length - mostShown) };
}

function inTreeOrder(below: readonly AudienceChoice[]): AudienceChoice[] {
  const ids = new Set(below.map((one) => one.organisationId));
  const childrenOf = new Map<string, AudienceChoice[]>();
  for (const one of below) {
    const parent = one.parentId !== undefined && ids.has(one.parentId) ? one.parentId : '';
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), one]);
  }
  const walk = (id: string): AudienceChoice[] =>
    (childrenOf.get(id) ?? []).flatMap((one) => [one, ...walk(one.organisationId)]);
  return walk('');
}

/** The choice after a tap: a committee takes the place of its branches, and a branch of its whole committee. */
export function toggledOrganisation(
  chosen: readonly string[],
  id: string,
  below: readonly AudienceChoice[],
): string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id);
  const parentOf = new Map(below.map((one) => [one.organisationId, one.parentId]));
  const isAbove = (upper: string, lower: string): boolean => {
    const parent = parentOf.get(lower);
    return parent !== undefined && (parent === upper || isAbove(upper, parent));
  };
  return [...chosen.filter((one) => !isAbove(one, id) && !isAbove(id, one)), id];
}

/** What lies below one of the organisations, which is the whole of it for what the caller's own role is held for. */
export function belowOf(below: readonly AudienceChoice[], id: string): AudienceChoice[] {
  const parentOf = new Map(below.map((one) => [one.organisationId, one.parentId]));
  const isWithin = (inner: string): boolean => {
    const parent = parentOf.get(inner);
    return parent !== undefined && (parent === id || isWithin(parent));
  };
  return below.filter((one) => isWithin(one.organisationId));
}
