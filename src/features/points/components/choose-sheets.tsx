import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { Button, QueryView, Row, Sheet, Strip } from '@/components';
import { TextField } from '@/components/fields';
import type { PointsResponses } from '@contract/points';
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

/** The branch whose member gets points; found by a part of its name where there are many. */
export function BranchSheet({
  first,
  onChosen,
  onClose,
}: SheetProps & { first: PointsResponses['branches'] }) {
  const [answer, setAnswer] = useState(first);
  const [search, setSearch] = useState('');
  const { busy, failure, run } = useWork();
  const { branches, total } = answer;
  return (
    <Sheet title={adjustCopy.chooseBranch} onClose={onClose}>
      <View className="points">
        {first.total > first.branches.length && (
          <>
            <TextField
              label={adjustCopy.searchBranch}
              maxlength={20}
              value={search}
              onChange={setSearch}
            />
            <Button
              kind="secondary"
              icon="search"
              text={adjustCopy.find}
              busy={busy}
              onPress={() => void run(() => fetchBranches(search.trim()), setAnswer)}
            />
          </>
        )}
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        {branches.length < total && (
          <View className="points__note">{adjustCopy.tooMany(branches.length, total)}</View>
        )}
        <View>
          {branches.map(({ branchId, name }) => (
            <Row key={branchId} title={name} onPress={() => onChosen({ id: branchId, name })} />
          ))}
        </View>
      </View>
    </Sheet>
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
