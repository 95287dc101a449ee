import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { PersonRow } from '@contract/organisation';
import { Button, Card, EmptyState, QueryView, Row, SectionTitle, Strip, Tag } from '@/components';
import { common } from '@/copy/common';
import { organisationCopy } from '@/copy/organisation';
import { roleNames } from '@/copy/me';
import { mergeCopy } from '@/copy/merge';
import { useCachedQuery } from '@/platform/cached-query';
import { pageParameter, scrollToTop } from '@/platform/navigation';
import { listPeople, showTree } from '../api';
import { Duplicates } from './duplicates';
import { PersonSheet } from './person-sheet';
import './organisation-page.scss';

/** People of an organisation, a page at a time, and the roles that they hold for it. */
export function PeoplePage() {
  const [id] = useState(() => pageParameter('id') ?? '');
  // Where each page begins, up to the one in view: a branch has more people than one screen of a phone bears.
  const [offsets, setOffsets] = useState<readonly number[]>([0]);
  const offset = offsets[offsets.length - 1] ?? 0;
  const turnTo = (next: readonly number[]) => {
    setOffsets(next);
    scrollToTop();
  };
  const ask = useCallback(() => listPeople(id, offset), [id, offset]);
  const query = useCachedQuery(`organisation.people.${id}.${offset}`, ask);
  const tree = useCachedQuery('organisation.tree', showTree);
  const own = tree.data?.rows.find(({ organisationId }) => organisationId === id);
  const [openId, setOpenId] = useState<string>();
  const [done, setDone] = useState<string>();
  const [duplicates, setDuplicates] = useState(false);
  const mayChange = own?.may.grantRoles === true || own?.may.editPeople === true;
  if (duplicates)
    return (
      <Duplicates
        organisationId={id}
        onBack={() => {
          setDuplicates(false);
          query.refresh();
        }}
      />
    );
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card']}>
      {({ rows, total, organisationName, nextOffset }) => {
        const open = rows.find(({ memberId }) => memberId === openId);
        return (
          <View className="organisation-page">
            <SectionTitle text={organisationCopy.peopleOf(organisationName, total)} />
            {done !== undefined && <Strip icon="circle-check" text={done} />}
            {own?.may.manage && total > 1 && (
              <Button kind="quiet" text={mergeCopy.entry} onPress={() => setDuplicates(true)} />
            )}
            {rows.length === 0 && <EmptyState text={organisationCopy.nobody} />}
            {rows.length > 0 && (
              <Card flush>
                {rows.map((row) => (
                  <Person
                    key={row.memberId}
                    row={row}
                    // A branch's own name beside each of its members would say nothing.
                    branchName={row.branchName === organisationName ? '' : row.branchName}
                    onOpen={mayChange ? setOpenId : undefined}
                  />
                ))}
              </Card>
            )}
            {nextOffset !== undefined && (
              <Button
                kind="secondary"
                text={organisationCopy.further}
                onPress={() => turnTo([...offsets, nextOffset])}
              />
            )}
            {offset > 0 && (
              <Button
                kind="quiet"
                text={organisationCopy.back}
                onPress={() => turnTo(offsets.slice(0, -1))}
              />
            )}
            {open && own && (
              <PersonSheet
                row={open}
                organisation={own}
                branches={tree.data?.rows.filter(({ kind }) => kind === 'branch') ?? []}
                onClose={() => setOpenId(undefined)}
                onChanged={(text) => {
                  setDone(text);
                  query.refresh();
                }}
              />
            )}
          </View>
        );
      }}
    </QueryView>
  );
}

interface PersonProps {
  row: PersonRow;
  branchName: string;
  onOpen: ((id: string) => void) | undefined;
}

function Person({ row, branchName, onOpen }: PersonProps) {
  const held = row.roles.map(
    ({ role, organisationName }) => `${organisationName}${roleNames[role]}`,
  );
  return (
    <Row
      title={row.name}
      detail={common.listOf(branchName, ...held)}
      {...(row.bound ? {} : { end: <Tag text={organisationCopy.noPhone} /> })}
      {...(onOpen ? { onPress: () => onOpen(row.memberId) } : {})}
    />
  );
}
