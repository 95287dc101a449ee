import type { RuleName } from '../contract/vocabulary';
import { mostRounds } from './ledger';
import type { LedgerEntry, StudyRecord } from './study-record';

/**
 * Everything that a ledger says of one matter (a session, a unit of watching, an award): its credits in rounds, each taken back by a
 * reversal before the next. The first credit's key is the base; `<base>:reversed:<r>` takes round r back, `<base>:<r+1>` is the next.
 */
export interface Chain {
  base: string;
  rule: RuleName;
  /** Credits so far. */
  rounds: number;
  /** The last credit, unless it was taken back. */
  standing?: LedgerEntry;
}

/** Parts of a base key, by rule: what comes beyond them is the number of a round. */
const partsOfBase: Readonly<Record<RuleName, number>> = {
  checkIn: 2,
  watch: 2,
  lectureDone: 2,
  quiz: 2,
  service: 3,
  task: 2,
  manual: 2,
  import: 3,
};

export const roundKey = (base: string, round: number) => (round === 1 ? base : `${base}:${round}`);
export const reversingKey = (base: string, round: number) => `${base}:reversed:${round}`;

/** Every ledger key that one matter can have: what is read of a record to decide about it. */
export const keysOfMatter = (base: string): string[] =>
  Array.from({ length: mostRounds }, (_, before) => [
    roundKey(base, before + 1),
    reversingKey(base, before + 1),
  ]).flat();

/** What a key of the ledger is about, and which credit of it; undefined where it takes one back. */
function placeOf(key: string, rule: RuleName): { base: string; round: number } | undefined {
  const parts = key.split(':');
  const length = partsOfBase[rule];
  if (parts[length] === 'reversed') return undefined;
  return {
    base: parts.slice(0, length).join(':'),
    round: parts.length > length ? Number(parts[length]) : 1,
  };
}

/** All chains of a ledger. */
export function chainsOf({ entries }: Pick<StudyRecord, 'entries'>): Chain[] {
  const chains = new Map<string, Chain>();
  for (const [key, entry] of Object.entries(entries)) {
    const place = placeOf(key, entry.rule);
    if (!place) continue;
    const { base, round } = place;
    const before = chains.get(base);
    if (before && before.rounds > round) continue;
    const reversed = entries[reversingKey(base, round)] !== undefined;
    const chain = { base, rule: entry.rule, rounds: round };
    chains.set(base, reversed ? chain : { ...chain, standing: entry });
  }
  return [...chains.values()];
}

/** The chain of one matter; undefined where the ledger has nothing of it. */
export function chainOf(
  { entries }: Pick<StudyRecord, 'entries'>,
  base: string,
): Chain | undefined {
  const first = entries[base];
  if (!first) return undefined;
  let rounds = 1;
  while (entries[roundKey(base, rounds + 1)]) rounds += 1;
  const last = entries[roundKey(base, rounds)];
  const standing = entries[reversingKey(base, rounds)] ? undefined : last;
  return { base, rule: first.rule, rounds, ...(standing ? { standing } : {}) };
}
