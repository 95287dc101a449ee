import type { ReactNode } from 'react';
// First, so that a component's own style wins over the general one.
import './app.scss';
import { DemoPerson } from '@/features/demo-person';
import { updateCopy } from '@/copy/common';
import { openCloud } from '@/platform/cloud';
import { useNotFoundPage } from '@/platform/navigation';
import { offerUpdate } from '@/platform/update';
import { makeControlsReachable } from '@/platform/keyboard';
import { enterByPath } from '@/platform/path-entry';
import { closeSheetsOnWayBack } from '@/platform/way-back';
import './browser';

openCloud();
offerUpdate(updateCopy);
enterByPath();
makeControlsReachable();
closeSheetsOnWayBack();

export default function App({ children }: { children?: ReactNode }) {
  useNotFoundPage();
  return (
    <>
      {/* Before the pages: Taro's router hides a page that is not the last child. */}
      <DemoPerson />
      {children}
    </>
  );
}
