import { View } from '@tarojs/components';
import { Card, Row, Tag } from '@/components';
import { awardEntryCopy } from '@/copy/award-entry';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { fetchAwards } from '../api';
import './honours-entry.scss';

/** Leads to the season's awards; golden for who is among the honoured. Nothing where there is nothing to see. */
export function HonoursEntry({ forManagers = false }: { forManagers?: boolean }) {
  const { data } = useCachedQuery('award.overview', fetchAwards);
  if (!data) return null;
  const { published, managed } = data;
  const own = published.find((one) => one.own && !one.seasonName);
  const waiting = (managed ?? []).reduce((sum, one) => sum + one.waitingAppeals, 0);
  if (published.length === 0 && !(forManagers && managed)) return null;
  return (
    <View className={`honours-entry ${own ? 'honours-entry--own' : ''}`}>
      <Card flush>
        {published.length > 0 && (
          <Row
            icon="award"
            title={awardEntryCopy.title}
            detail={
              own
                ? awardEntryCopy.ownDetail(own.name)
                : awardEntryCopy.published([...new Set(published.map((one) => one.name))])
            }
            {...(own ? { end: <Tag tone="honour" text={awardEntryCopy.own} /> } : {})}
            onPress={() => openPage('awards')}
          />
        )}
        {forManagers && managed && (
          <Row
            icon="settings-2"
            title={awardEntryCopy.manage}
            detail={awardEntryCopy.manageDetail}
            {...(waiting > 0
              ? { end: <Tag tone="amber" text={awardEntryCopy.waiting(waiting)} /> }
              : {})}
            onPress={() => openPage('awards')}
          />
        )}
      </Card>
    </View>
  );
}
