import { type ReactNode, useState } from 'react';
import { Button, EmptyState } from '@/components';
import { checkInCopy, scannerCopy } from '@/copy/check-in';
import { entryScene } from '@/platform/entry-scene';
import { goBack, openPage, pageParameter, replacePage } from '@/platform/navigation';
import type { ResultAction } from '../check-in-view';
import { useCheckIn, type ScannedText } from '../use-check-in';
import { ResultPage, SendingPage } from './result-page';
import { ScannerView } from './scanner-view';

/**
 * Scans a code and shows what comes of it. WeChat's own scanner opens this page with a code's link in `q`, or with a
 * poster's mini-program code in `scene`; then there is nothing to scan any more. `offer` stands below a check-in that holds.
 */
export function CheckIn({ offer }: { offer: ReactNode }) {
  const [openedWith] = useState(scannedByWechat);
  const { stage, scan } = useCheckIn(openedWith, goBack);
  const act = (action: ResultAction) => {
    if (action === 'scanAgain') void scan();
    else if (action === 'scoreBook') replacePage('scoreBook');
    else openPage('home');
  };
  switch (stage.kind) {
    case 'scanning':
      return <ScannerView />;
    case 'sending':
      return <SendingPage />;
    case 'result':
      return (
        <ResultPage view={stage.view} onAction={act} offer={stage.view.tone === 'green' && offer} />
      );
    case 'scan-failed': {
      const { title, fact } = scannerCopy.weapp[stage.reason];
      return (
        <>
          <EmptyState icon="circle-alert" text={`${title}，${fact}`} />
          <Button text={checkInCopy.actions.scanAgain} onPress={() => void scan()} />
        </>
      );
    }
  }
}

function scannedByWechat(): ScannedText | undefined {
  const text = pageParameter('q') ?? pageParameter('scene');
  const scene = text === undefined ? undefined : entryScene();
  return text === undefined ? undefined : { text, ...(scene === undefined ? {} : { scene }) };
}
