import { Input } from '@tarojs/components';
import { Segmented, Strip } from '@/components';
import { sheetCopy } from '@/copy/attendance';
import { labelled } from '@/platform/accessibility';
import { sheetFilters } from '../sheet-view';
import type { MemberList } from '../use-member-list';

/** How rows are found: by name, or by how they stand. `toJudge`: late codes that no bulk tap confirms. */
export function MemberFilter({ list, toJudge }: { list: MemberList; toJudge: number }) {
  const { text, sought, search, counts, filter, choose } = list;
  return (
    <>
      <Input
        className="attendance-sheet__search"
        value={text}
        maxlength={20}
        placeholder={sheetCopy.search}
        placeholderClass="attendance-sheet__search-hint"
        onInput={({ detail }) => search(detail.value)}
        {...labelled(sheetCopy.search)}
      />
      {sought === '' && (
        <Segmented
          label={sheetCopy.filters}
          options={sheetFilters.map((one) => ({
            value: one,
            text: `${sheetCopy.filterNames[one]} ${counts[one]}`,
          }))}
          value={filter}
          onChange={choose}
        />
      )}
      {filter === 'pending' && sought === '' && toJudge > 0 && (
        <Strip icon="hourglass" tone="amber" text={sheetCopy.judge(toJudge)} />
      )}
    </>
  );
}
