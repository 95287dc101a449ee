import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ActivityRow, OwnHours, OwnServices } from '@contract/service-answers';
import { Button, Card, EmptyState, QueryView, Row, SectionTitle, Tag } from '@/components';
import { toneOfDecision } from '@/components/decision-tone';
import { common } from '@/copy/common';
import { ownHoursDetail, serviceCopy } from '@/copy/service';
import { dateOf } from '@/copy/time';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { openPage } from '@/platform/navigation';
import { fetchMine } from '../api';
import { HoursSheet } from './hours-sheet';
import './service.scss';

/** What a member can sign up to, and the own hours with how they stand. */
export function OwnServicesPage() {
  const query = useCachedQuery('service.mine', fetchMine);
  return (
    <QueryView query={query} skeleton={['card', 'line', 'card']}>
      {(mine) => <Mine mine={mine} onChanged={query.refresh} />}
    </QueryView>
  );
}

function Mine({ mine, onChanged }: { mine: OwnServices; onChanged: () => void }) {
  const [openId, setOpenId] = useState<string>();
  const { open, toReport, told } = mine;
  const shown = told.find(({ workId }) => workId === openId);
  return (
    <View className="service">
      <Card>
        <View className="service__sentence">{serviceCopy.sentence(mine.hours)}</View>
        <View className="service__note">{serviceCopy.rule(mine.rule)}</View>
      </Card>
      <Button icon="plus" text={serviceCopy.tell} onPress={() => openPage('serviceReport')} />
      <Activities title={serviceCopy.toReport} rows={toReport} />
      <Activities title={serviceCopy.open} rows={open} />
      {open.length === 0 && <EmptyState icon="calendar-days" text={serviceCopy.openNone} />}
      {told.length > 0 && (
        <View>
          <SectionTitle text={serviceCopy.told} />
          <Card flush>
            {told.map((one) => (
              <Told key={one.workId} told={one} onOpen={() => setOpenId(one.workId)} />
            ))}
          </Card>
        </View>
      )}
      {mine.manages && (
        <Card flush>
          <Row
            icon="settings-2"
            title={serviceCopy.forManagers}
            detail={serviceCopy.forManagersDetail}
            onPress={() => openPage('serviceDesk')}
          />
        </Card>
      )}
      {shown && (
        <HoursSheet told={shown} onChanged={onChanged} onClose={() => setOpenId(undefined)} />
      )}
    </View>
  );
}

function Activities({ title, rows }: { title: string; rows: readonly ActivityRow[] }) {
  const nowMs = serverNowMs();
  if (rows.length === 0) return null;
  return (
    <View>
      <SectionTitle text={title} />
      <Card flush>
        {rows.map((one) => (
          <Row
            key={one.activityId}
            icon="calendar-days"
            title={one.title}
            detail={common.listOf(
              serviceCopy.when(one, nowMs),
              one.venue,
              one.startsAtMs > nowMs ? serviceCopy.room(one) : undefined,
            )}
            end={one.signedUp ? <Tag tone="green" text={serviceCopy.signedUp} /> : undefined}
            onPress={() => openPage('service', { id: one.activityId })}
          />
        ))}
      </Card>
    </View>
  );
}

function Told({ told, onOpen }: { told: OwnHours; onOpen: () => void }) {
  return (
    <Row
      title={told.title}
      detail={common.listOf(dateOf(told.atMs), ownHoursDetail(told))}
      end={<Tag tone={toneOfDecision(told.status)} text={serviceCopy.status[told.status]} />}
      onPress={onOpen}
    />
  );
}
