import { View } from '@tarojs/components';
import { useState } from 'react';
import { branchChoiceCopy } from '@/copy/branch-choice';
import './branch-sheet.scss';
import { Button } from './button';
import { TextField } from './fields';
import { Row } from './row';
import { Sheet } from './sheet';
import { Strip } from './strip';

export interface BranchSheetProps {
  choices: { branches: { branchId: string; name: string }[]; total: number };
  /** There are more than can be listed at once. */
  searchable: boolean;
  busy: boolean;
  /** Why the last search found nothing out. */
  problem: string | undefined;
  onFind: (search: string) => void;
  onChosen: (chosen: { id: string; name: string }) => void;
  onClose: () => void;
}

/** One of the branches that somebody's roles cover; found by a part of its name where there are many. */
export function BranchSheet(props: BranchSheetProps) {
  const { choices, searchable, busy, problem, onFind, onChosen, onClose } = props;
  const [search, setSearch] = useState('');
  const { branches, total } = choices;
  return (
    <Sheet title={branchChoiceCopy.choose} onClose={onClose}>
      <View className="branch-sheet">
        {searchable && (
          <>
            <TextField
              label={branchChoiceCopy.search}
              maxlength={20}
              value={search}
              onChange={setSearch}
            />
            <Button
              kind="secondary"
              icon="search"
              text={branchChoiceCopy.find}
              busy={busy}
              onPress={() => onFind(search.trim())}
            />
          </>
        )}
        {problem !== undefined && <Strip icon="circle-alert" tone="amber" text={problem} />}
        {branches.length < total && (
          <View className="branch-sheet__note">
            {branchChoiceCopy.tooMany(branches.length, total)}
          </View>
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
