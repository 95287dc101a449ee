import type { TabName } from '@/platform/navigation';
import { createStore } from '@/platform/store';

/**
 * The tab that is shown. WeChat makes one custom tab bar for every tab page, outside of the page's React tree; each page
 * names itself here when it appears.
 */
export const currentTab = createStore<TabName>('home');
