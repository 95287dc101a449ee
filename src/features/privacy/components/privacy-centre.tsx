import { View } from '@tarojs/components';
import { useState } from 'react';
import type { PrivacyOverview } from '@contract/privacy';
import { Card, EmptyState, QueryView, Row } from '@/components';
import { keptKindCopy, privacyCopy } from '@/copy/privacy';
import { forgetCachedQueries, useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { forgetOwn } from '@/platform/storage';
import { fetchOverview } from '../api';
import { EraseSheet } from './erase-sheet';
import { TakeAlong } from './take-along';
import './privacy.scss';

/** 隐私中心: what is kept, take it along, who has taken it, delete it. */
export function PrivacyCentre() {
  const query = useCachedQuery('privacy.overview', fetchOverview);
  const [erased, setErased] = useState(false);
  const finish = () => {
    // Nothing of what this phone was shown may stay on it, nor what was done on it: answers to quizzes, marks beside names, drafts.
    forgetCachedQueries();
    forgetOwn();
    setErased(true);
  };
  if (erased)
    return (
      <EmptyState
        icon="circle-check"
        text={privacyCopy.erased}
        action={privacyCopy.toHome}
        onAction={() => openPage('home')}
      />
    );
  return (
    <QueryView query={query} skeleton={['line', 'tall', 'card']}>
      {(overview) => <Overview overview={overview} onErased={finish} />}
    </QueryView>
  );
}

interface OverviewProps {
  overview: PrivacyOverview;
  onErased: () => void;
}

function Overview({ overview, onErased }: OverviewProps) {
  const [erasing, setErasing] = useState(false);
  return (
    <View className="privacy">
      <View>
        <View className="privacy__lead">{privacyCopy.lead}</View>
        <View className="privacy__small">{privacyCopy.leadDetail}</View>
      </View>
      <Card flush>
        {overview.kinds.map(({ kind, count }) => (
          <Row
            key={kind}
            title={keptKindCopy[kind].title}
            detail={privacyCopy.fact(kind)}
            end={<View className="privacy__count">{privacyCopy.count(count)}</View>}
            {...(count > 0 ? { onPress: () => openPage('privacyKept', { kind }) } : {})}
          />
        ))}
      </Card>
      <TakeAlong />
      <Card flush>
        <Row
          icon="eye"
          title={privacyCopy.exports}
          detail={privacyCopy.exportsDetail}
          onPress={() => openPage('privacyExports')}
        />
        <Row
          icon="circle-alert"
          title={privacyCopy.erase}
          detail={privacyCopy.eraseDetail}
          onPress={() => setErasing(true)}
        />
      </Card>
      {erasing && <EraseSheet onClose={() => setErasing(false)} onErased={onErased} />}
    </View>
  );
}
