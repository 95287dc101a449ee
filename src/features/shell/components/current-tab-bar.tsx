import { useStore } from '@/platform/store';
import { currentTab } from '../current-tab';
import { TabBar } from './tab-bar';

/** The bar of WeChat's own place for it, which is outside of every page. */
export function CurrentTabBar() {
  return <TabBar current={useStore(currentTab)} />;
}
