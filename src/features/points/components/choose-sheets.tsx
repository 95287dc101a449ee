import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { QueryView, Row, Sheet } from '@/components';
import { BranchSheet } from '@/components/branch-sheet';
import { TextField } from '@/components/fields';
import type { BranchChoices } from '@contract/branch';
import { errorCopy } from '@/copy/error-copy';
import { adjustCopy } from '@/copy/points';
import { useCachedQuery } from '@/platform/cached-query';
import { useWork } from '@/platform/use-work';
import { fetchBranches, fetchMembers } from '../api';
import './points.scss';

export interface Chosen {
  id: string;
  name: string;
}

interface SheetProps {
  onChosen: (chosen: Chosen) => void;
  onClose: () => void;
}

/** The branch whose member gets points. */
export function PointsBranchSheet({ first, ...rest }: SheetProps & { first: BranchChoices }) {
  const [choices, setChoices] = useState(first);
  const { busy, failure, run } = useWork();
  return (
    <BranchSheet
      choices={choices}
      searchable={first.total > first.branches.length}
      busy={busy}
      problem={failure && errorCopy[failure]}
      onFind={(search) => void run(() => fetchBranches(search), setChoices)}
      {...rest}
    />
  );
}

/** The member, by name or the initials of the name. */
export function MemberSheet({ branchId, onChosen, onClose }: SheetProps & { branchId: string }) {
  const ask = useCallback(() => fetchMembers(branchId), [branchId]);
  const query = useCachedQuery(`points.members.${branchId}`, ask);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  return (
    <Sheet title={adjustCopy.chooseMember} onClose={onClose}>
      <QueryView query={query} skeleton={['line', 'line', 'line']}>
        {({ members }) => {
          const fitting = members.filter(
            ({ name, nameInitials }) => name.includes(wanted) || nameInitials.startsWith(wanted),
          );
          return (
            <View className="points">
              <TextField
                label={adjustCopy.searchMember}
                maxlength={20}
                value={search}
                onChange={setSearch}
              />
              {fitting.length === 0 && <View className="points__lead">{adjustCopy.noMember}</View>}
              <View>
                {fitting.map(({ memberId, name, score }) => (
                  <Row
                    key={memberId}
                    title={name}
                    detail={adjustCopy.score(score)}
                    onPress={() => onChosen({ id: memberId, name })}
                  />
                ))}
              </View>
            </View>
          );
        }}
      </QueryView>
    </Sheet>
  );
}
