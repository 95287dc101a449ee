import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { Button, ProgressCard, Strip } from '@/components';
import type { DraftView } from '@contract/authoring';
import { editorCopy as copy } from '@/copy/authoring';
import { errorCopy } from '@/copy/error-copy';
import { useJob } from '@/platform/use-job';
import { useWork } from '@/platform/use-work';
import { cancelVideo, fetchDraft } from '../api';
import { useVideoUpload, type VideoUpload } from '../use-video-upload';
import { FrameAsPoster } from './files-sections';
import type { SectionProps } from './lecture-editor';
import { SectionCard } from './section';

/** The video: chosen, sent in parts, looked into. */
export function VideoSection({ draft, onChanged }: SectionProps) {
  const upload = useVideoUpload(draft.draftId);
  const { busy, failure, run } = useWork();
  const reload = () => void run(() => fetchDraft(draft.draftId), onChanged);
  const { share, jobId, reading } = upload;
  const isAtWork = share !== undefined || jobId !== undefined || reading;
  return (
    <SectionCard title={copy.video} failure={failure}>
      {draft.video && <VideoFacts video={draft.video} />}
      {draft.videoIsFixed && <View className="authoring__note">{copy.videoFixed}</View>}
      {share !== undefined && (
        <ProgressCard
          title={copy.sending}
          share={share}
          text={copy.sent(share)}
          stop={{ text: copy.stop, onPress: upload.stop }}
        />
      )}
      {jobId !== undefined && (
        <Joining
          jobId={jobId}
          onOver={() => {
            upload.finish();
            reload();
          }}
        />
      )}
      <Interrupted upload={upload} />
      {!isAtWork && !draft.videoIsFixed && (
        <Choice
          draft={draft}
          upload={upload}
          busy={busy}
          onGiveUp={() => void run(() => cancelVideo(draft.draftId), onChanged)}
        />
      )}
      {reading && <View className="authoring__note">{copy.preparing}</View>}
      {draft.video && upload.chosen?.frame && !isAtWork && (
        <FrameAsPoster draft={draft} frame={upload.chosen.frame} onChanged={onChanged} />
      )}
    </SectionCard>
  );
}

function VideoFacts({ video }: { video: NonNullable<DraftView['video']> }) {
  const { fileName, durationSeconds, bytes, startsAtOnce } = video;
  return (
    <>
      <View className="authoring__fact">{copy.videoFact(fileName, durationSeconds, bytes)}</View>
      {!startsAtOnce && <Strip icon="circle-alert" tone="amber" text={copy.slowStart} />}
    </>
  );
}

/** Why it is not being sent any more, where it should be. */
function Interrupted({ upload: { failure, stopped } }: { upload: VideoUpload }) {
  if (stopped) return <Strip icon="circle-help" text={copy.stopped} />;
  if (!failure) return null;
  const isLine = failure === 'NETWORK_FAILED' || failure === 'TIMED_OUT';
  const text = isLine ? copy.broken : errorCopy[failure];
  return <Strip icon={isLine ? 'wifi-off' : 'circle-alert'} tone="amber" text={text} />;
}

interface ChoiceProps {
  draft: DraftView;
  upload: VideoUpload;
  busy: boolean;
  onGiveUp: () => void;
}

function Choice({ draft: { coming, video }, upload, busy, onGiveUp }: ChoiceProps) {
  const isBroken = coming !== undefined || upload.failure !== undefined || upload.stopped;
  const text = isBroken ? copy.goOn : video ? copy.otherVideo : copy.chooseVideo;
  return (
    <>
      {coming && (
        <View className="authoring__fact">
          {copy.coming(coming.fileName, coming.arrived, coming.parts)}
        </View>
      )}
      <Button
        kind="secondary"
        icon="cloud-upload"
        text={text}
        busy={busy}
        onPress={upload.choose}
      />
      {coming && <Button kind="quiet" text={copy.giveUp} busy={busy} onPress={onGiveUp} />}
      <View className="authoring__note">{copy.videoLimits}</View>
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
        <Button kind="secondary" text={copy.chooseVideo} onPress={onOver} />
      </>
    );
  const { done = 0 } = job ?? {};
  return (
    <>
      <ProgressCard title={copy.joining} share={done / 2} text={copy.joiningFact} />
      {failure && <Strip icon="wifi-off" tone="amber" text={errorCopy[failure.code]} />}
    </>
  );
}
