import type { ScoreEntry } from '@contract/score';
import type { RuleName } from '@contract/vocabulary';
import { Segmented } from '@/components';
import { scoreCopy } from '@/copy/score';
import { ruleNames } from '@/copy/score-rules';

/** Entries of every rule, or of one. */
export type RuleChoice = RuleName | 'all';

interface RuleFilterProps {
  entries: readonly ScoreEntry[];
  chosen: RuleChoice;
  onChosen: (choice: RuleChoice) => void;
}

/** The rules that have given anything; of one alone there is nothing to choose. */
export function RuleFilter({ entries, chosen, onChosen }: RuleFilterProps) {
  const rules = (Object.keys(ruleNames) as RuleName[]).filter((rule) =>
    entries.some((entry) => entry.rule === rule),
  );
  if (rules.length < 2) return null;
  const options = [
    { value: 'all' as const, text: scoreCopy.allRules },
    ...rules.map((rule) => ({ value: rule, text: ruleNames[rule] })),
  ];
  return (
    <Segmented<RuleChoice>
      kind="pills"
      label={scoreCopy.filter}
      options={options}
      value={chosen}
      onChange={onChosen}
    />
  );
}
