import { View } from '@tarojs/components';
import { useState } from 'react';
import type { BranchChoices } from '@contract/branch';
import { Button } from '@/components';
import { BranchSheet } from '@/components/branch-sheet';
import { branchChoiceCopy } from '@/copy/branch-choice';
import { errorCopy } from '@/copy/error-copy';
import { useCachedQuery } from '@/platform/cached-query';
import { replacePage } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { findBranches } from '../api';
import './branch-choice.scss';

/** Leads to another of the branches that one's roles cover; nothing for who has one alone. */
export function BranchChoice() {
  const { data } = useCachedQuery('branch.branches', findBranches);
  const [found, setFound] = useState<BranchChoices>();
  const [open, setOpen] = useState(false);
  const { busy, failure, run } = useWork();
  if (!data || data.total < 2) return null;
  return (
    <View className="branch-choice">
      <Button
        kind="secondary"
        icon="search"
        text={branchChoiceCopy.other}
        onPress={() => setOpen(true)}
      />
      {open && (
        <BranchSheet
          choices={found ?? data}
          searchable={data.total > data.branches.length}
          busy={busy}
          problem={failure && errorCopy[failure]}
          onFind={(search) => void run(() => findBranches(search), setFound)}
          onChosen={({ id }) => {
            setOpen(false);
            replacePage('branchGlance', { id });
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </View>
  );
}
