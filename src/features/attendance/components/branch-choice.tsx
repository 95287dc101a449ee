import { useState } from 'react';
import { Card, Row, Sheet } from '@/components';
import { sheetCopy } from '@/copy/attendance';
import type { WholeSheet } from '../api';

export interface BranchChoiceProps {
  sheet: WholeSheet;
  chosen: string | undefined;
  onChosen: (branchId: string | undefined) => void;
}

/** At a joint session: all branches, or one of them. */
export function BranchChoice({ sheet, chosen, onChosen }: BranchChoiceProps) {
  const [open, setOpen] = useState(false);
  const { branches } = sheet;
  if (branches.length === 0) return null;
  const choose = (branchId: string | undefined) => {
    setOpen(false);
    onChosen(branchId);
  };
  const name = branches.find((one) => one.branchId === chosen)?.name ?? sheetCopy.allBranches;
  return (
    <Card flush>
      <Row title={sheetCopy.branch} end={name} onPress={() => setOpen(true)} />
      {open && (
        <Sheet title={sheetCopy.branch} onClose={() => setOpen(false)}>
          <Row title={sheetCopy.allBranches} onPress={() => choose(undefined)} />
          {branches.map((one) => (
            <Row key={one.branchId} title={one.name} onPress={() => choose(one.branchId)} />
          ))}
        </Sheet>
      )}
    </Card>
  );
}
