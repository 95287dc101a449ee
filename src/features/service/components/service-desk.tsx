import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { DeskActivity, ServiceDesk as Desk } from '@contract/service-answers';
import {
  Button,
  Card,
  EmptyState,
  QueryView,
  Row,
  SectionTitle,
  Segmented,
  Sheet,
  Tag,
} from '@/components';
import { toneOfDecision } from '@/components/decision-tone';
import { common } from '@/copy/common';
import { serviceCopy, serviceDeskCopy } from '@/copy/service';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { openPage } from '@/platform/navigation';
import { fetchDesk } from '../api';
import { ServiceFigures } from './service-figures';
import { WaitingHoursList } from './waiting-hours';
import './service.scss';

const tabs = ['waiting', 'activities', 'figures'] as const;
type DeskTab = (typeof tabs)[number];

/** 服务台: what waits for a word first, then the activities, then what they came to. */
export function ServiceDesk() {
  const [organisationId, setOrganisationId] = useState<string>();
  const ask = useCallback(() => fetchDesk(organisationId), [organisationId]);
  const query = useCachedQuery(`service.desk.${organisationId ?? 'own'}`, ask);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card']}>
      {(desk) => <DeskBlocks desk={desk} onOwner={setOrganisationId} onChanged={query.refresh} />}
    </QueryView>
  );
}

interface DeskBlocksProps {
  desk: Desk;
  onOwner: (organisationId: string) => void;
  onChanged: () => void;
}

function DeskBlocks({ desk, onOwner, onChanged }: DeskBlocksProps) {
  // What waits comes first; where nothing does, what is planned. Once the last has its word the list stays, and says so.
  const [tab, setTab] = useState<DeskTab>(desk.waiting.length > 0 ? 'waiting' : 'activities');
  const [choosing, setChoosing] = useState(false);
  return (
    <View className="service">
      {desk.owners.length > 1 && (
        <Card flush>
          <Row
            icon="users-round"
            title={desk.organisationName}
            detail={serviceDeskCopy.choose}
            onPress={() => setChoosing(true)}
          />
        </Card>
      )}
      <Segmented
        label={serviceDeskCopy.view}
        options={tabs.map((value) => ({ value, text: serviceDeskCopy.tabs[value] }))}
        value={tab}
        onChange={setTab}
      />
      {tab === 'waiting' && <WaitingHoursList desk={desk} onChanged={onChanged} />}
      {tab === 'activities' && <Activities desk={desk} />}
      {tab === 'figures' && <ServiceFigures organisationId={desk.organisationId} />}
      {choosing && (
        <Sheet title={serviceDeskCopy.choose} onClose={() => setChoosing(false)}>
          {desk.owners.map((one) => (
            <Row
              key={one.organisationId}
              title={one.name}
              onPress={() => {
                setChoosing(false);
                onOwner(one.organisationId);
              }}
            />
          ))}
        </Sheet>
      )}
    </View>
  );
}

function Activities({ desk }: { desk: Desk }) {
  const nowMs = serverNowMs();
  const { activities, organisationId, may } = desk;
  const planned = activities.filter(({ status }) => status === 'planned');
  const lists = [
    { title: serviceDeskCopy.held, rows: planned.filter((one) => one.startsAtMs <= nowMs) },
    {
      title: serviceDeskCopy.coming,
      rows: planned.filter((one) => one.startsAtMs > nowMs).reverse(),
    },
    { title: serviceDeskCopy.past, rows: activities.filter((one) => one.status !== 'planned') },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <>
      {may.run && (
        <Button
          icon="plus"
          text={serviceDeskCopy.add}
          onPress={() => openPage('serviceEditor', { organisation: organisationId })}
        />
      )}
      {lists.length === 0 && <EmptyState icon="calendar-days" text={serviceDeskCopy.none} />}
      {lists.map(({ title, rows }) => (
        <View key={title}>
          <SectionTitle text={title} />
          <Card flush>
            {rows.map((one) => (
              <Line key={one.activityId} activity={one} desk={desk} nowMs={nowMs} />
            ))}
          </Card>
        </View>
      ))}
    </>
  );
}

interface LineProps {
  activity: DeskActivity;
  desk: Desk;
  nowMs: number;
}

function Line({ activity, desk, nowMs }: LineProps) {
  const { activityId, title, status, counts, organisationName, organisationId, reason } = activity;
  return (
    <Row
      title={title}
      detail={common.listOf(
        serviceCopy.when(activity, nowMs),
        organisationId === desk.organisationId ? undefined : organisationName,
        reason ?? (counts ? serviceCopy.counts(counts) : serviceCopy.room(activity)),
      )}
      end={
        status === 'planned' ? undefined : (
          <Tag tone={toneOfDecision(status)} text={serviceCopy.activityStatus[status]} />
        )
      }
      onPress={() => openPage('servicePeople', { id: activityId })}
    />
  );
}
