import { View } from '@tarojs/components';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { Button, Icon } from '@/components';
import { scannerCopy } from '@/copy/check-in';
import { accessible } from '@/platform/accessibility';
import { usePageHidden, usePageShown } from '@/platform/navigation';
import { provideScanner, type ScanOutcome } from '@/platform/scan';
import { scanWithCamera, type CameraState } from '@/platform/scan/camera-scanner';
import { scanPastedPictures, scanPicture } from '@/platform/scan/picture-scanner';
import './scanner-view.scss';

type Problem = keyof typeof scannerCopy.problems;

/** The browser's own scanner: the camera's picture in a frame, and a picture from the device as a second way. */
export function ScannerView() {
  const elementId = useId();
  const [state, setState] = useState<CameraState>('starting');
  const [unreadable, setUnreadable] = useState(false);
  const [looking, setLooking] = useState(true);
  const finish = useRef<(outcome: ScanOutcome) => void>(() => undefined);

  useEffect(() => provideScanner(() => new Promise((resolve) => (finish.current = resolve))), []);
  useEffect(() => {
    if (!looking) return undefined;
    return scanWithCamera(elementId, {
      onState: setState,
      onText: (text) => finish.current({ kind: 'scanned', text }),
    });
  }, [elementId, looking]);
  usePageShown(useCallback(() => setLooking(true), []));
  usePageHidden(useCallback(() => setLooking(false), []));

  const take = useCallback((outcome: ScanOutcome) => {
    setUnreadable(outcome.kind === 'failed');
    if (outcome.kind === 'scanned') finish.current(outcome);
  }, []);
  useEffect(() => scanPastedPictures(take), [take]);
  const problem: Problem | undefined = unreadable
    ? 'unreadable'
    : state === 'no-camera' || state === 'not-permitted'
      ? state
      : undefined;

  return (
    <View className="scanner">
      <View
        className="scanner__frame"
        {...accessible({ role: 'img', label: scannerCopy.viewfinder })}
      >
        <View id={elementId} className="scanner__picture" />
        {state === 'looking' && <View className="scanner__line" />}
        {state !== 'looking' && <Icon name="scan-line" className="scanner__idle" />}
        <View className="scanner__corners" />
      </View>
      <View className="scanner__words" {...accessible({ role: 'status' })}>
        <View className={`scanner__hint ${problem ? 'scanner__hint--problem' : ''}`}>
          {problem
            ? scannerCopy.problems[problem].title
            : state === 'starting'
              ? scannerCopy.starting
              : scannerCopy.hint}
        </View>
        {problem && <View className="scanner__fact">{scannerCopy.problems[problem].fact}</View>}
      </View>
      <Button
        kind="secondary"
        icon="image"
        text={scannerCopy.picture}
        onPress={() => void scanPicture().then(take)}
      />
      <View className="scanner__paste">{scannerCopy.paste}</View>
    </View>
  );
}
