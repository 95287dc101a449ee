import type { RulesPreview } from '../domain/rules-preview';
import type { RulesDraft } from '../domain/rules';
import { Collection, command } from './platform';

/** Other rules that somebody thinks of, and what they would change. Collection `rulesDrafts`. */
export interface KeptRulesDraft {
  _id: string;
  seasonId: string;
  rules: RulesDraft;
  /** Version of the season that it was made from. */
  baseVersion: number;
  by: string;
  atMs: number;
  /** Once it is worked out. */
  preview?: RulesPreview;
}

const drafts = new Collection<KeptRulesDraft>('rulesDrafts');

export const byId = (draftId: string) => drafts.byId(draftId);
export const insert = (draft: KeptRulesDraft) => drafts.insert(draft);

export async function notePreview(draftId: string, preview: RulesPreview): Promise<void> {
  await drafts.update({ _id: draftId }, { preview: command().set(preview) });
}
