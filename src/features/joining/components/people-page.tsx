import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { PersonRow } from '@contract/organisation';
import type { RoleName } from '@contract/vocabulary';
import {
  Button,
  Card,
  EmptyState,
  QueryView,
  Row,
  SectionTitle,
  Sheet,
  Strip,
  Tag,
} from '@/components';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { organisationCopy } from '@/copy/joining';
import { roleNames } from '@/copy/me';
import { useCachedQuery } from '@/platform/cached-query';
import { pageParameter } from '@/platform/navigation';
import { endRole, grantRole, listPeople, showTree } from '../api';
import { useWork } from '../use-work';
import './organisation-page.scss';

const roles: readonly RoleName[] = ['secretary', 'deputy', 'administrator', 'lecturer', 'auditor'];

/** People of an organisation, a page at a time, and the roles that they hold for it. */
export function PeoplePage() {
  const [id] = useState(() => pageParameter('id') ?? '');
  const [offset, setOffset] = useState(0);
  const ask = useCallback(() => listPeople(id, offset), [id, offset]);
  const query = useCachedQuery(`organisation.people.${id}.${offset}`, ask);
  const tree = useCachedQuery('organisation.tree', showTree);
  const own = tree.data?.rows.find(({ organisationId }) => organisationId === id);
  const [openId, setOpenId] = useState<string>();
  const mayGrant = own?.may.grantRoles === true;
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card']}>
      {({ rows, total, organisationName, nextOffset }) => {
        const open = rows.find(({ memberId }) => memberId === openId);
        return (
          <View className="organisation-page">
            <SectionTitle text={organisationCopy.peopleOf(organisationName, total)} />
            {rows.length === 0 && <EmptyState text={organisationCopy.nobody} />}
            {rows.length > 0 && (
              <Card flush>
                {rows.map((row) => (
                  <Person key={row.memberId} row={row} onOpen={mayGrant ? setOpenId : undefined} />
                ))}
              </Card>
            )}
            {nextOffset !== undefined && (
              <Button
                kind="secondary"
                text={organisationCopy.more}
                onPress={() => setOffset(nextOffset)}
              />
            )}
            {open && own && (
              <RolesSheet
                row={open}
                organisation={own}
                onClose={() => setOpenId(undefined)}
                onChanged={query.refresh}
              />
            )}
          </View>
        );
      }}
    </QueryView>
  );
}

function Person({ row, onOpen }: { row: PersonRow; onOpen: ((id: string) => void) | undefined }) {
  const held = row.roles.map(
    ({ role, organisationName }) => `${organisationName}${roleNames[role]}`,
  );
  return (
    <Row
      title={row.name}
      detail={common.listOf(row.branchName, ...held)}
      {...(row.bound ? {} : { end: <Tag text={organisationCopy.noPhone} /> })}
      {...(onOpen ? { onPress: () => onOpen(row.memberId) } : {})}
    />
  );
}

interface RolesSheetProps {
  row: PersonRow;
  organisation: { organisationId: string; name: string };
  onClose: () => void;
  onChanged: () => void;
}

function RolesSheet({ row, organisation, onClose, onChanged }: RolesSheetProps) {
  const { busy, failure, run } = useWork();
  const { organisationId } = organisation;
  const holds = (role: RoleName) =>
    row.roles.some((one) => one.role === role && one.organisationId === organisationId);
  const change = async (role: RoleName) => {
    const grant = { memberId: row.memberId, role, organisationId };
    const done = await run<object>(() => (holds(role) ? endRole(grant) : grantRole(grant)));
    if (done) onChanged();
  };
  return (
    <Sheet title={organisationCopy.rolesOf(row.name)} onClose={onClose}>
      <View className="organisation-page__fact">
        {organisationCopy.forOrganisation(organisation.name)}
      </View>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {roles.map((role) => (
        <Row
          key={role}
          title={roleNames[role]}
          end={
            <Button
              kind={holds(role) ? 'quiet' : 'secondary'}
              compact
              text={holds(role) ? organisationCopy.end : organisationCopy.grant}
              label={`${holds(role) ? organisationCopy.end : organisationCopy.grant}${roleNames[role]}`}
              busy={busy}
              onPress={() => void change(role)}
            />
          }
        />
      ))}
    </Sheet>
  );
}
