import { View } from '@tarojs/components';
import type { HomeAnswer } from '@contract/home';
import { Icon, Pressable } from '@/components';
import { common } from '@/copy/common';
import { homeCopy } from '@/copy/home';
import { accessible } from '@/platform/accessibility';
import { useElderView } from '@/platform/elder-view';
import { useNow } from '@/platform/use-now';
import './home-head.scss';

/** Where I am: branch and week of the season; beside it the switch of the view. */
export function HomeHead({ home }: { home: HomeAnswer | undefined }) {
  const [elder, turnElder] = useElderView();
  const nowMs = useNow(60_000);
  return (
    <View className="home-head">
      <View className="home-head__words">
        <View className="home-head__title" {...accessible({ role: 'heading', level: 1 })}>
          {home?.member?.branchName ?? common.appName}
        </View>
        {home && (
          <View className="home-head__season">{homeCopy.seasonWeek(home.season, nowMs)}</View>
        )}
      </View>
      <Pressable className="home-head__view" onPress={() => turnElder(!elder)}>
        <Icon name="settings-2" className="home-head__icon" />
        {elder ? homeCopy.normalView : homeCopy.elderView}
      </Pressable>
    </View>
  );
}
