import { TabBar, currentTab } from '@/features/shell';
import { useStore } from '@/platform/store';

/** WeChat looks for this component under this very name and puts one on every tab page. */
export default function CustomTabBar() {
  return <TabBar current={useStore(currentTab)} />;
}
