import { View } from '@tarojs/components';
import { useMemo, type ReactNode } from 'react';
import { ChoosePerson, Strip, WaysOn } from '@/components';
import { common, pageTitles } from '@/copy/common';
import { accessible } from '@/platform/accessibility';
import { openChooser, usePersonMissing } from '@/platform/chosen-person';
import { useElderView } from '@/platform/elder-view';
import { goBack, isTab, openPage, usePageShown, type PageName } from '@/platform/navigation';
import { useOnline } from '@/platform/network';
import { setTitle } from '@/platform/title';
import { currentTab } from '../current-tab';
import { BrowserHead, BrowserTabBar } from './browser-frame';
import { PageGuard } from './page-guard';
import './page-frame.scss';

export interface PageFrameProps {
  page: PageName | 'notFound';
  /** Instead of the page's usual title, such as the title of a lecture. */
  title?: string;
  /** Where one answer is enough of a strip, or the page says itself what works offline. */
  hideOffline?: boolean;
  children: ReactNode;
}

/**
 * What every page stands in: margins, safe areas, the large view, the offline strip; in the browser also the width cap, a
 * title bar with the way back, and the tab bar.
 */
export function PageFrame({ page, title, hideOffline = false, children }: PageFrameProps) {
  const [elder] = useElderView();
  const online = useOnline();
  const personMissing = usePersonMissing();
  const tab = isTab(page) ? page : undefined;
  const ways = useMemo(
    () => ({ join: () => openPage('join'), ...(tab ? {} : { back: goBack }) }),
    [tab],
  );
  const shownTitle = title ?? pageTitles[page];
  usePageShown(() => {
    setTitle(shownTitle);
    if (tab) currentTab.set(tab);
  });
  return (
    <View className={`page-frame ${elder ? 'elder' : ''} ${tab ? 'page-frame--tab' : ''}`}>
      <BrowserHead title={shownTitle} tab={tab} />
      <View className="page-frame__body" {...accessible({ role: 'main' })}>
        {!online && !hideOffline && <Strip icon="wifi-off" text={common.offline} />}
        <WaysOn.Provider value={ways}>
          {personMissing ? (
            <ChoosePerson onChoose={openChooser} />
          ) : (
            <PageGuard>{children}</PageGuard>
          )}
        </WaysOn.Provider>
      </View>
      {tab && <BrowserTabBar tab={tab} />}
    </View>
  );
}
