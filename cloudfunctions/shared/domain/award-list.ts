import { createHash, createHmac } from 'node:crypto';
import { base32, macTextOf } from './base32';
import type { Award, AwardList, Candidate, FrozenInputs, Honoured } from './award';
import { honouredWith } from './award-selection';

/** Works out a list and the digest that stands for it. */
export function frozenList(
  identity: Pick<AwardList, '_id' | 'awardId' | 'version' | 'frozenAtMs'>,
  inputs: FrozenInputs,
): AwardList {
  const ordered = { ...inputs, candidates: [...inputs.candidates].sort(byId) };
  const honoured = honouredWith(ordered.terms, ordered.candidates, ordered.admitted);
  return { ...identity, ...ordered, honoured, digest: digestOf(identity, ordered, honoured) };
}

/** Whether a list still is what its inputs make, and what its digest stands for. */
export function isReproduced(list: AwardList): boolean {
  const { _id, awardId, version, frozenAtMs } = list;
  const { terms, summaryVersion, asOfMs, rulesVersion, candidates, admitted } = list;
  const again = frozenList(
    { _id, awardId, version, frozenAtMs },
    { terms, summaryVersion, asOfMs, rulesVersion, candidates, admitted },
  );
  return again.digest === list.digest && canonical(again.honoured) === canonical(list.honoured);
}

function digestOf(
  { awardId, version, frozenAtMs }: Pick<AwardList, 'awardId' | 'version' | 'frozenAtMs'>,
  inputs: FrozenInputs,
  honoured: readonly Honoured[],
): string {
  const whole = canonical({ awardId, version, frozenAtMs, ...inputs, honoured });
  return createHash('sha256').update(whole).digest('hex');
}

/** JSON with the keys of every object in order: a store may give them back in another one. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

const byId = (a: Candidate, b: Candidate) => (a.id < b.id ? -1 : 1);

export interface CertificateNumber {
  /** Award and place in the list: `7K2Q-0012`. An admission after an appeal stands behind, so no number ever changes. */
  number: string;
  /** Eight characters by which the committee's list tells a genuine certificate; not to be worked out without the award's seal. */
  code: string;
}

/** Number and verification code of a certificate; undefined for who is not on the list. */
export function certificateOf(
  award: Pick<Award, '_id' | 'seal'>,
  honoured: readonly Honoured[],
  id: string,
): CertificateNumber | undefined {
  const place = honoured.findIndex((one) => one.id === id);
  if (place < 0) return undefined;
  const prefix = base32(createHash('sha256').update(award._id).digest().readUInt32BE(0), 4);
  const number = `${prefix}-${String(place + 1).padStart(4, '0')}`;
  const proof = createHmac('sha256', award.seal).update(`certificate:${number}:${id}`).digest();
  return { number, code: macTextOf(proof).slice(0, 8) };
}
