import type { ReactNode } from 'react';
import { DemoPerson } from '@/features/demo-person';
import { openCloud } from '@/platform/cloud';
import { makeControlsReachable } from '@/platform/keyboard';
import './app.scss';
import './browser';

openCloud();
makeControlsReachable();

export default function App({ children }: { children?: ReactNode }) {
  return (
    <>
      {children}
      <DemoPerson />
    </>
  );
}
