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

/** The large view has fewer: it hides these. */
const standardOnly: readonly TabName[] = ['lectures', 'rankings'];

interface TabProps {
  name: TabName;
  current: TabName;
}

function Tab({ name, current }: TabProps) {
  const on = name === current;
  const classes = [
    'tab-bar__tab',
    on ? 'tab-bar__tab--on' : '',
    standardOnly.includes(name) ? 'tab-bar__tab--standard' : '',
  ];
  return (
    <Pressable
      className={classes.filter(Boolean).join(' ')}
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
  return (
    <View
      className={`tab-bar ${elder ? 'elder' : ''}`}
      {...accessible({ role: 'navigation', label: tabBarCopy.label })}
    >
      <Tab name="home" current={current} />
      <Tab name="lectures" current={current} />
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
      <Tab name="rankings" current={current} />
      <Tab name="me" current={current} />
    </View>
  );
}
