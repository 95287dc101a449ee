import { View } from '@tarojs/components';
import { Button, Card, Row } from '@/components';
import { pageTitles } from '@/copy/common';
import { nextSeasonCopy as copy } from '@/copy/next-season';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { fetchTree } from '../session-api';
import './desk.scss';

/**
 * While no season runs: whoever may begin the next one is led there, everybody else learns who does; and what can be done until then.
 * Over: one has run, and its awards may be open.
 */
export function NextSeason({ isOver }: { isOver: boolean }) {
  const { data } = useCachedQuery('organisation.tree', fetchTree);
  return (
    <>
      <Card>
        <View className="desk__none">{isOver ? copy.over : copy.none}</View>
        {data && <View className="desk__fact">{data.mayStartSeason ? copy.begin : copy.wait}</View>}
        {data?.mayStartSeason && (
          <Button icon="plus" text={copy.action} onPress={() => openPage('organisation')} />
        )}
      </Card>
      <Card flush>
        <Row
          icon="user-round"
          title={pageTitles.organisation}
          detail={copy.people}
          onPress={() => openPage('organisation')}
        />
        {isOver && (
          <Row
            icon="award"
            title={pageTitles.awards}
            detail={copy.awards}
            onPress={() => openPage('awards')}
          />
        )}
      </Card>
    </>
  );
}
