import type { TabName } from '@/platform/navigation';

/** WeChat draws title bar and way back itself. */
export function BrowserHead(_props: { title: string; tab: TabName | undefined }) {
  return null;
}

/** WeChat places src/custom-tab-bar itself. */
export function BrowserTabBar(_props: { tab: TabName }) {
  return null;
}
