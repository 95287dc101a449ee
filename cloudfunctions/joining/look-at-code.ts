import type { LookAnswer } from '../shared/contract/joining';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { committeeOf } from './committee-of';
import { knownCode } from './known-code';

/** What a code leads to, before anything of the person is asked for. */
export async function lookAtCode(
  { code }: { code: string },
  context: CallContext,
): Promise<Outcome<LookAnswer>> {
  const found = await knownCode(code, context);
  if (found instanceof Refused) return found;
  if ('oneTime' in found) return { leadsTo: 'start' };
  const { name, path } = found.branch;
  return { leadsTo: 'branch', branchName: name, committeeName: await committeeOf(path, context) };
}
