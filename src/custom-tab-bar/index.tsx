import { CurrentTabBar } from '@/features/shell';

/** WeChat looks for this component under this very name and puts one on every tab page. */
export default function CustomTabBar() {
  return <CurrentTabBar />;
}
