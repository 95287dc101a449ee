import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { Button, ProgressCard, Strip } from '@/components';
import type { ComingView } from '@contract/authoring-answers';
import { editorCopy as copy } from '@/copy/authoring';
import { errorCopy } from '@/copy/error-copy';
import { useJob } from '@/platform/use-job';
import { videoSources } from '@/platform/video-file';
import type { Interruption, VideoUpload } from '../use-video-upload';

export interface FilmWords {
  sending: string;
  choose: string;
  other: string;
  limits: string;
}

interface FilmUploadProps {
  upload: VideoUpload;
  words: FilmWords;
  /** What has arrived of one that broke off. */
  coming: ComingView | undefined;
  /** There is one already. */
  stands: boolean;
  busy: boolean;
  onGiveUp: () => void;
  onOver: () => void;
}

export const isAtWork = ({ share, jobId, reading }: VideoUpload) =>
  share !== undefined || jobId !== undefined || reading;

/** A film on its way: chosen, sent in parts, looked into; or why it is not. */
export function FilmUpload(props: FilmUploadProps) {
  const { upload, words, onOver } = props;
  const { share, jobId, reading, stopping, interruption } = upload;
  return (
    <>
      {share !== undefined && (
        <ProgressCard
          within
          title={words.sending}
          share={share}
          text={stopping ? copy.stopping : copy.sent(share)}
          {...(stopping ? {} : { stop: { text: copy.stop, onPress: upload.stop } })}
        />
      )}
      {jobId !== undefined && (
        <Joining
          jobId={jobId}
          onOver={() => {
            upload.finish();
            onOver();
          }}
        />
      )}
      {interruption && <Interrupted interruption={interruption} />}
      {reading && <View className="authoring__note">{copy.preparing}</View>}
      {!isAtWork(upload) && <Choice {...props} />}
    </>
  );
}

/** Why it is not being sent any more, where it should be. */
function Interrupted({ interruption }: { interruption: Interruption }) {
  if (interruption.kind === 'stopped') return <Strip icon="circle-help" text={copy.stopped} />;
  if (interruption.kind === 'unreadable')
    return <Strip icon="circle-alert" tone="amber" text={copy.unreadable} />;
  const { code } = interruption;
  const isLine = code === 'NETWORK_FAILED' || code === 'TIMED_OUT';
  const text = isLine ? copy.broken : errorCopy[code];
  return <Strip icon={isLine ? 'wifi-off' : 'circle-alert'} tone="amber" text={text} />;
}

function Choice({ upload, words, coming, stands, busy, onGiveUp }: FilmUploadProps) {
  const text = coming ? copy.goOn : stands ? words.other : words.choose;
  return (
    <>
      {coming && (
        <View className="authoring__fact">
          {copy.coming(coming.fileName, coming.arrived, coming.parts)}
        </View>
      )}
      {videoSources.map((source) => (
        <Button
          key={source}
          kind="secondary"
          icon="cloud-upload"
          text={copy.from(text, source)}
          busy={busy}
          onPress={() => upload.choose(source)}
        />
      ))}
      {coming && <Button kind="quiet" text={copy.giveUp} busy={busy} onPress={onGiveUp} />}
      <View className="authoring__note">{words.limits}</View>
    </>
  );
}

function Joining({ jobId, onOver }: { jobId: string; onOver: () => void }) {
  const { job, failure } = useJob(jobId);
  const status = job?.status;
  useEffect(() => {
    if (status === 'done') onOver();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for the job: what to do then is not what decides when
  }, [status]);
  if (status === 'failed' || status === 'cancelled')
    return (
      <>
        <Strip
          icon="circle-alert"
          tone="amber"
          text={errorCopy[job?.failure?.code ?? 'INTERNAL']}
        />
        <Button kind="secondary" text={copy.chooseAgain} onPress={onOver} />
      </>
    );
  const { done = 0 } = job ?? {};
  return (
    <>
      <ProgressCard within title={copy.joining} share={done / 2} text={copy.joiningFact} />
      {failure && <Strip icon="wifi-off" tone="amber" text={errorCopy[failure.code]} />}
    </>
  );
}
