import { View } from '@tarojs/components';
import { useState } from 'react';
import type { TreeAnswer, TreeRow } from '@contract/organisation';
import { Card, QueryView, Row, SectionTitle, Strip } from '@/components';
import { authoringEntry as authoredCopy } from '@/copy/authoring-entry';
import { common } from '@/copy/common';
import { requestsCopy } from '@/copy/joining';
import { organisationCopy, seasonDaysCopy } from '@/copy/organisation';
import { rosterImportCopy } from '@/copy/roster-import';
import { roleNames } from '@/copy/me';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { listRequests, showTree } from '../api';
import { OrganisationSheet } from './organisation-sheet';
import { SeasonDaysSheet } from './season-days-sheet';
import { SeasonForm } from './season-form';
import './organisation-page.scss';

/** The own organisations: who asks to join, the season, the tree with its roles and codes. */
export function OrganisationPage() {
  const query = useCachedQuery('organisation.tree', showTree);
  const requests = useCachedQuery('joining.requests', listRequests);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'tall']}>
      {(tree) => (
        <View className="organisation-page">
          {requests.data && (
            <Card flush>
              <Row
                icon="user-round"
                title={requestsCopy.entry}
                detail={
                  requests.data.rows.length > 0
                    ? requestsCopy.title(requests.data.rows.length)
                    : requestsCopy.none
                }
                onPress={() => openPage('joinRequests')}
              />
              {tree.rows.some(({ may }) => may.manage) && (
                <Row
                  icon="cloud-upload"
                  title={rosterImportCopy.entry}
                  onPress={() => openPage('rosterImport')}
                />
              )}
              {tree.rows.some(({ may }) => may.manage) && (
                <Row
                  icon="book-open"
                  title={authoredCopy.entry}
                  detail={authoredCopy.entryFact}
                  onPress={() => openPage('authoring')}
                />
              )}
            </Card>
          )}
          <Season tree={tree} onChanged={query.refresh} />
          <Tree tree={tree} onChanged={query.refresh} />
        </View>
      )}
    </QueryView>
  );
}

interface PartProps {
  tree: TreeAnswer;
  onChanged: () => void;
}

function Season({ tree, onChanged }: PartProps) {
  const { season, mayStartSeason, mayChangeSeason } = tree;
  const [correcting, setCorrecting] = useState(false);
  const [corrected, setCorrected] = useState(false);
  if (!season && !mayStartSeason) return null;
  return (
    <View>
      <SectionTitle text={organisationCopy.season} />
      <View className="organisation-page__form">
        {season ? (
          <Card flush>
            <Row
              icon="calendar-days"
              title={organisationCopy.seasonRunning(
                season.name,
                season.startsAtMs,
                season.endsAtMs,
              )}
            />
            {mayChangeSeason && (
              <Row
                icon="settings-2"
                title={seasonDaysCopy.entry}
                onPress={() => setCorrecting(true)}
              />
            )}
          </Card>
        ) : (
          <SeasonForm onStarted={onChanged} />
        )}
        {corrected && <Strip icon="circle-check" text={seasonDaysCopy.done} />}
      </View>
      {season && correcting && (
        <SeasonDaysSheet
          season={season}
          onClose={() => setCorrecting(false)}
          onChanged={() => {
            setCorrecting(false);
            setCorrected(true);
            onChanged();
          }}
        />
      )}
    </View>
  );
}

function Tree({ tree, onChanged }: PartProps) {
  const [openId, setOpenId] = useState<string>();
  const open = tree.rows.find(({ organisationId }) => organisationId === openId);
  return (
    <View>
      <SectionTitle text={organisationCopy.tree} />
      {!tree.complete && <Strip icon="circle-alert" text={organisationCopy.incomplete} />}
      <Card flush>
        {tree.rows.map((row) => (
          <View
            key={row.organisationId}
            className={
              row.kind === 'branch' && tree.rows.length > 1 ? 'organisation-page__below' : ''
            }
          >
            <Row
              title={row.name}
              detail={detailOf(row)}
              onPress={() => setOpenId(row.organisationId)}
            />
          </View>
        ))}
      </Card>
      {open && (
        <OrganisationSheet
          row={open}
          onClose={() => setOpenId(undefined)}
          onChanged={() => {
            setOpenId(undefined);
            onChanged();
          }}
        />
      )}
    </View>
  );
}

function detailOf({ kind, members, holders }: TreeRow): string {
  const names = holders.map(({ name, role }) => `${roleNames[role]} ${name}`);
  const nobody = kind === 'branch' ? [organisationCopy.noHolder] : [];
  return common.listOf(
    organisationCopy.facts(organisationCopy.kinds[kind], members),
    ...(names.length > 0 ? names : nobody),
  );
}
