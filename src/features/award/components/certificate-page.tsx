import { Canvas, Image, View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { Button, Card, ErrorState, QueryView, Skeleton, Strip, SwitchRow } from '@/components';
import type { CertificateAnswer } from '@contract/award-answers';
import { certificateCopy } from '@/copy/certificate';
import { depicting } from '@/platform/accessibility';
import { useCachedQuery } from '@/platform/cached-query';
import { pageParameter } from '@/platform/navigation';
import { canvasId, savePicture } from '@/platform/poster-canvas';
import { fetchCertificate, nameMe } from '../api';
import { certificateWords } from '../draw-certificate';
import { useCertificate } from '../use-certificate';
import './award.scss';

type Problem = keyof typeof certificateCopy.problems;

/** The own certificate: to look at, to save; and whether the published list names its holder. */
export function CertificatePage() {
  const [awardId] = useState(() => pageParameter('id') ?? '');
  const ask = useCallback(() => fetchCertificate(awardId), [awardId]);
  const query = useCachedQuery(`award.${awardId}.certificate`, ask);
  return (
    <View className="certificate">
      {canvasId !== undefined && <Canvas type="2d" id={canvasId} className="certificate__canvas" />}
      <QueryView query={query} skeleton={['tall', 'card']}>
        {(answer) => <Shown awardId={awardId} answer={answer} onChanged={query.refresh} />}
      </QueryView>
    </View>
  );
}

interface ShownProps {
  awardId: string;
  answer: CertificateAnswer;
  onChanged: () => void;
}

function Shown({ awardId, answer, onChanged }: ShownProps) {
  const { state, redraw } = useCertificate(answer);
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const save = async (picture: string) => {
    const outcome = await savePicture(picture, certificateCopy.file(answer.awardName));
    setSaved(outcome === 'saved');
    if (outcome === 'failed') setProblem('saving');
    else setProblem(outcome === 'not-permitted' ? outcome : undefined);
  };
  const setNamed = async (named: boolean) => {
    const result = await nameMe(awardId, named);
    setProblem(result.ok ? undefined : 'naming');
    if (result.ok) onChanged();
  };
  return (
    <>
      {problem && (
        <Strip icon="circle-alert" tone="amber" text={certificateCopy.problems[problem]} />
      )}
      {saved && !problem && <Strip icon="circle-check" text={certificateCopy.saved} />}
      {!answer.final && <Strip icon="clock" text={certificateCopy.notFinal} />}
      {state.kind === 'drawing' && <Skeleton blocks={['tall', 'tall']} />}
      {state.kind === 'failed' && (
        <ErrorState text={certificateCopy.problems.drawing} onRetry={redraw} />
      )}
      {state.kind === 'drawn' && (
        <>
          <Image
            className="certificate__picture"
            mode="widthFix"
            src={state.picture}
            {...depicting(certificateCopy.picture(certificateWords(answer)))}
          />
          <Button
            icon="image"
            text={certificateCopy.save}
            onPress={() => void save(state.picture)}
          />
        </>
      )}
      <View className="award__note">{certificateCopy.keptUntil(answer.keptUntilMs)}</View>
      {answer.named !== undefined && (
        <Card flush>
          <SwitchRow
            title={certificateCopy.named}
            detail={certificateCopy.namedDetail}
            on={answer.named}
            onChange={(named) => void setNamed(named)}
          />
        </Card>
      )}
    </>
  );
}
