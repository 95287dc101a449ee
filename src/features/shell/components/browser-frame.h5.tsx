import { View } from '@tarojs/components';
import { Icon, Pressable } from '@/components';
import { common } from '@/copy/common';
import { accessible } from '@/platform/accessibility';
import { goBack, type TabName } from '@/platform/navigation';
import { TabBar } from './tab-bar';
import './browser-frame.scss';

/** Title bar of the browser build. The home page has its own heading. */
export function BrowserHead({ title, tab }: { title: string; tab: TabName | undefined }) {
  if (tab === 'home') return null;
  return (
    <View className="browser-head" {...accessible({ role: 'banner' })}>
      {!tab && (
        <Pressable className="browser-head__back" label={common.back} onPress={goBack}>
          <Icon name="arrow-left" />
        </Pressable>
      )}
      <View className="browser-head__title" {...accessible({ role: 'heading', level: 1 })}>
        {title}
      </View>
    </View>
  );
}

export function BrowserTabBar({ tab }: { tab: TabName }) {
  return <TabBar current={tab} />;
}
