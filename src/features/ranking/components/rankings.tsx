import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RankingPeriod, RankingScope } from '@contract/vocabulary';
import { Segmented } from '@/components';
import { rankingCopy } from '@/copy/ranking';
import { useElderView } from '@/platform/elder-view';
import { BranchRanking } from './branch-ranking';
import { GroupChoice, type Group } from './group-choice';
import { MemberRanking } from './member-ranking';
import './rankings.scss';

type Kind = 'members' | 'branches';

const optionsOf = <Value extends string>(names: Record<Value, string>, values: readonly Value[]) =>
  values.map((value) => ({ value, text: names[value] }));

const kinds = optionsOf<Kind>(rankingCopy, ['members', 'branches']);
const periods = optionsOf<RankingPeriod>(rankingCopy.periods, ['season', 'month', 'week']);
const memberScopes = optionsOf<RankingScope>(rankingCopy.scopes, ['branch', 'committee', 'all']);
const branchScopes = memberScopes.slice(1);

/** Rankings with their choices. The large view keeps one: the own branch, this season. */
export function Rankings() {
  const [elder] = useElderView();
  const [kind, setKind] = useState<Kind>('members');
  const [scope, setScope] = useState<RankingScope>('branch');
  const [period, setPeriod] = useState<RankingPeriod>('season');
  const [group, setGroup] = useState<Group>('all');
  if (elder) return <MemberRanking scope="branch" period="season" />;
  const branchScope = scope === 'branch' ? 'committee' : scope;
  const ofMembers = kind === 'members';
  const withSegments = ofMembers && period !== 'week';
  const segment = withSegments && group !== 'all' ? group : undefined;
  return (
    <View className="rankings">
      <Segmented label={rankingCopy.kindLabel} options={kinds} value={kind} onChange={setKind} />
      <View className="rankings__filters">
        <Segmented
          kind="pills"
          label={rankingCopy.scopeLabel}
          options={ofMembers ? memberScopes : branchScopes}
          value={ofMembers ? scope : branchScope}
          onChange={setScope}
        />
        <View className="rankings__divider" />
        <Segmented
          kind="pills"
          label={rankingCopy.periodLabel}
          options={periods}
          value={period}
          onChange={setPeriod}
        />
      </View>
      {withSegments && <GroupChoice chosen={group} onChosen={setGroup} />}
      {ofMembers ? (
        <MemberRanking
          key={`${scope}.${period}.${segment ?? ''}`}
          scope={scope}
          period={period}
          {...(segment && { segment })}
        />
      ) : (
        <BranchRanking scope={branchScope} period={period} />
      )}
    </View>
  );
}
