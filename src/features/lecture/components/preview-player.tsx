import { useEffect, useMemo, useState } from 'react';
import { Skeleton } from '@/components';
import type { ResponseOf } from '@/platform/cloud';
import { isNetworkDear } from '@/platform/network-cost';
import { OpenLecture } from './open-lecture';

type StartAnswer = ResponseOf<'lecture', 'start'>;

interface PreviewPlayerProps {
  lecture: StartAnswer['lecture'];
  onQuiz: () => void;
}

/**
 * The player that members have, for who makes the lecture. As for a guest there is no receipt, and without one nothing is reported or kept
 * on the phone.
 */
export function PreviewPlayer({ lecture, onQuiz }: PreviewPlayerProps) {
  const [dear, setDear] = useState<boolean>();
  const [round, setRound] = useState(0);
  useEffect(() => void isNetworkDear().then(setDear), []);
  // What the author saves elsewhere gives new addresses; a film that plays is not begun anew for them.
  const [first] = useState(lecture);
  const answer = useMemo<StartAnswer>(
    () => ({ lecture: first, covered: [], resumeSeconds: 0 }),
    [first],
  );
  const again = () => setRound((last) => last + 1);
  if (dear === undefined) return <Skeleton blocks={['tall', 'line', 'card']} />;
  return (
    <OpenLecture
      key={round}
      visitId={`preview.${lecture.lectureId}`}
      answer={answer}
      isNetworkDear={dear}
      begunAnew={false}
      onReopen={again}
      onReceiptVoid={again}
      preview={{ onQuiz }}
    />
  );
}
