import { View } from '@tarojs/components';
import { useCallback } from 'react';
import type { GlanceAnswer } from '@contract/branch';
import { Card, OutdatedNote, Row, SectionTitle, Skeleton, Strip } from '@/components';
import { branchCopy } from '@/copy/branch';
import { common } from '@/copy/common';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { askGlance } from '../api';
import { BranchWeeks } from './branch-weeks';
import './branch-week.scss';

const namesShown = 3;

/** On the secretary's desk: the branch this week, who is missing, its place among its like. What could not be loaded says so. */
export function BranchWeek() {
  const ask = useCallback(() => askGlance(undefined), []);
  // The same question as the page behind it asks.
  const { data, asOfMs, failure, loading, offline, refresh } = useCachedQuery(
    'branch.glance.own',
    ask,
  );
  if (!data) {
    if (!failure || loading) return <Skeleton blocks={['card']} />;
    const again = { action: common.retry, onAction: refresh };
    return <Strip icon="circle-alert" tone="amber" text={branchCopy.failed} {...again} />;
  }
  return (
    <View>
      <SectionTitle text={branchCopy.thisWeek} />
      {failure && asOfMs !== undefined && (
        <OutdatedNote asOfMs={asOfMs} offline={offline} onRetry={refresh} />
      )}
      <Week glance={data} />
    </View>
  );
}

function Week({ glance }: { glance: GlanceAnswer }) {
  const { activeThisWeek, members, weeks, notStarted, comparison } = glance;
  const open = () => openPage('branchGlance');
  const names = notStarted
    .slice(0, namesShown)
    .map(({ name }) => (name === '' ? branchCopy.nameless : name));
  return (
    <View className="branch-week">
      <Card>
        <View>{branchCopy.active(activeThisWeek, members)}</View>
        <View>
          {notStarted.length > 0
            ? branchCopy.missing(notStarted.length, names)
            : branchCopy.notStartedNone}
        </View>
        <BranchWeeks weeks={weeks} />
      </Card>
      <Card flush>
        <Row
          icon="users-round"
          title={branchCopy.glance}
          detail={notStarted.length > 0 ? branchCopy.toNudge : branchCopy.glanceDetail}
          onPress={open}
        />
        {comparison?.place !== undefined && (
          <Row
            icon="trophy"
            title={branchCopy.place(comparison)}
            detail={branchCopy.placeDetail}
            onPress={() => openPage('rankings')}
          />
        )}
      </Card>
    </View>
  );
}
