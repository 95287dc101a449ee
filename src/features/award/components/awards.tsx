import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, EmptyState, QueryView, Row, SectionTitle, Sheet, Tag } from '@/components';
import type { AwardLine, AwardOverview } from '@contract/award-answers';
import { awardListCopy } from '@/copy/award';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { fetchAwards } from '../api';
import './award.scss';

/** Awards: those published, this season's and those before, and for administrators those they hold. */
export function Awards() {
  const query = useCachedQuery('award.overview', fetchAwards);
  return (
    <QueryView query={query} skeleton={['card', 'card']}>
      {(overview) => <Overview overview={overview} />}
    </QueryView>
  );
}

function Overview({ overview: { published, managed, holders } }: { overview: AwardOverview }) {
  const ofSeason = published.filter((one) => one.seasonName === undefined);
  const earlier = published.filter((one) => one.seasonName !== undefined);
  return (
    <View className="award">
      {managed && holders && <Managed managed={managed} holders={holders} />}
      {managed && <SectionTitle text={awardListCopy.published} />}
      {ofSeason.length === 0 ? (
        <EmptyState icon="award" text={awardListCopy.empty} />
      ) : (
        <Lines awards={ofSeason} />
      )}
      {earlier.length > 0 && (
        <>
          <SectionTitle text={awardListCopy.earlier} />
          <Lines awards={earlier} />
        </>
      )}
    </View>
  );
}

function Lines({ awards }: { awards: readonly AwardLine[] }) {
  return (
    <Card flush>
      {awards.map((award) => (
        <Line key={award.awardId} award={award} />
      ))}
    </Card>
  );
}

type ManagedProps = Required<Pick<AwardOverview, 'managed' | 'holders'>>;

function Managed({ managed, holders }: ManagedProps) {
  const [choosing, setChoosing] = useState(false);
  const [only] = holders;
  const create = (organisationId: string) =>
    openPage('awardEditor', { organisation: organisationId });
  return (
    <>
      <SectionTitle text={awardListCopy.managed} />
      {managed.length > 0 && (
        <Card flush>
          {managed.map((award) => (
            <Line key={award.awardId} award={award} waiting={award.waitingAppeals} />
          ))}
        </Card>
      )}
      {only && (
        <Button
          icon="plus"
          text={awardListCopy.create}
          onPress={() => (holders.length === 1 ? create(only.organisationId) : setChoosing(true))}
        />
      )}
      {choosing && (
        <Sheet title={awardListCopy.holder} onClose={() => setChoosing(false)}>
          {holders.map(({ organisationId, name }) => (
            <Row key={organisationId} title={name} onPress={() => create(organisationId)} />
          ))}
        </Sheet>
      )}
    </>
  );
}

function Line({ award, waiting = 0 }: { award: AwardLine; waiting?: number }) {
  const { awardId, kind, name, count, own } = award;
  const counted = count === undefined ? undefined : awardListCopy.counted(kind, count);
  return (
    <Row
      icon={kind === 'pacesetter' ? 'award' : 'users-round'}
      title={name}
      detail={awardListCopy.line(award)}
      end={
        waiting > 0 ? (
          <Tag tone="amber" text={awardListCopy.waiting(waiting)} />
        ) : own ? (
          <Tag tone="honour" text={awardListCopy.own} />
        ) : (
          counted
        )
      }
      onPress={() => openPage('award', { id: awardId })}
    />
  );
}
