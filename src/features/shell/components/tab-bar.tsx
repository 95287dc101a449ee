import { View } from '@tarojs/components';
import { Icon, Pressable, type IconName } from '@/components';
import { tabBarCopy } from '@/copy/common';
import { accessible } from '@/platform/accessibility';
import { useElderView } from '@/platform/elder-view';
import { openPage, type TabName } from '@/platform/navigation';
import './tab-bar.scss';

const icons: Record<TabName, IconName> = {
  home: 'house',
  lectures: 'book-open',
  rankings: 'trophy',
  me: 'user-round',
};

interface TabProps {
  name: TabName;
  current: TabName;
}

function Tab({ name, current }: TabProps) {
  const on = name === current;
  return (
    <Pressable
      className={`tab-bar__tab ${on ? 'tab-bar__tab--on' : ''}`}
      role="link"
      on={on}
      onPress={() => openPage(name)}
    >
      <Icon name={icons[name]} className="tab-bar__icon" />
      <View className="tab-bar__text">{tabBarCopy[name]}</View>
    </Pressable>
  );
}

/** The bar at the bottom of the four tabs, with the red circle that starts a check-in. */
export function TabBar({ current }: { current: TabName }) {
  const [elder] = useElderView();
  const before: TabName[] = elder ? ['home'] : ['home', 'lectures'];
  const after: TabName[] = elder ? ['me'] : ['rankings', 'me'];
  return (
    <View
      className={`tab-bar ${elder ? 'elder' : ''}`}
      {...accessible({ role: 'navigation', label: tabBarCopy.label })}
    >
      {before.map((name) => (
        <Tab key={name} name={name} current={current} />
      ))}
      <Pressable
        className="tab-bar__scan"
        label={tabBarCopy.scanLabel}
        onPress={() => openPage('checkIn', { scan: '1' })}
      >
        <View className="tab-bar__circle">
          <Icon name="scan-line" className="tab-bar__scan-icon" />
        </View>
        <View className="tab-bar__text tab-bar__text--scan">{tabBarCopy.scan}</View>
      </Pressable>
      {after.map((name) => (
        <Tab key={name} name={name} current={current} />
      ))}
    </View>
  );
}
