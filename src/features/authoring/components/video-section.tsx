import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { Button, Strip } from '@/components';
import type { FilmView } from '@contract/authoring-answers';
import { editorCopy as copy } from '@/copy/authoring';
import { useWork } from '@/platform/use-work';
import { cancelVideo, detachFile, type FilmOf, fetchDraft } from '../api';
import { useVideoUpload } from '../use-video-upload';
import { FrameAsPoster } from './files-sections';
import { FilmUpload, isAtWork } from './film-upload';
import type { SectionProps } from './lecture-editor';
import { SectionCard } from './section';

/** A film's way to its draft. */
function useFilm({ draft: { draftId }, onChanged }: SectionProps, film: FilmOf['film']) {
  const of = { draftId, film };
  const upload = useVideoUpload(of);
  const { busy, failure, run } = useWork();
  const { interruption } = upload;
  useEffect(() => {
    // Tells which parts are there.
    if (interruption) void fetchDraft(draftId).then((now) => now.ok && onChanged(now.data));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for the interruption
  }, [interruption]);
  return {
    ...{ failure, run },
    way: {
      ...{ upload, busy },
      onGiveUp: () => void run(() => cancelVideo(of), onChanged),
      onOver: () => void run(() => fetchDraft(draftId), onChanged),
    },
  };
}

/** The film that is watched. */
export function VideoSection(props: SectionProps) {
  const { draft, onChanged } = props;
  const { failure, way } = useFilm(props, 'video');
  const { video, coming, videoIsFixed } = draft;
  const frame = way.upload.chosen?.frame;
  return (
    <SectionCard title={copy.video} failure={failure}>
      {video && <FilmFacts film={video} />}
      {videoIsFixed ? (
        <View className="authoring__note">{copy.videoFixed}</View>
      ) : (
        <FilmUpload {...way} words={copy.film} coming={coming} stands={video !== undefined} />
      )}
      {video && frame && !isAtWork(way.upload) && (
        <FrameAsPoster draft={draft} frame={frame} onChanged={onChanged} />
      )}
    </SectionCard>
  );
}

/** The same film with fewer bytes; nobody has to bring one. */
export function LowVideoSection(props: SectionProps) {
  const { draft, onChanged } = props;
  const { failure, run, way } = useFilm(props, 'lowVideo');
  const { video, lowVideo, comingLow } = draft;
  const remove = () => void run(() => detachFile(draft, 'lowVideo'), onChanged);
  return (
    <SectionCard title={copy.lowVideo} failure={failure}>
      <View className="authoring__note">{copy.lowVideoFact}</View>
      {lowVideo && <FilmFacts film={lowVideo} />}
      {lowVideo && video && video.bytes > 0 && lowVideo.bytes > 0 && (
        <View className="authoring__fact">{copy.saves(1 - lowVideo.bytes / video.bytes)}</View>
      )}
      {video ? (
        <FilmUpload
          {...way}
          words={copy.lowFilm}
          coming={comingLow}
          stands={lowVideo !== undefined}
        />
      ) : (
        <View className="authoring__fact">{copy.lowVideoWaits}</View>
      )}
      {lowVideo && !isAtWork(way.upload) && (
        <Button kind="quiet" text={copy.removeLow} busy={way.busy} onPress={remove} />
      )}
    </SectionCard>
  );
}

function FilmFacts({ film }: { film: FilmView }) {
  const { fileName, durationSeconds, bytes, startsAtOnce } = film;
  return (
    <>
      <View className="authoring__fact">{copy.videoFact(fileName, durationSeconds, bytes)}</View>
      {!startsAtOnce && <Strip icon="circle-alert" tone="amber" text={copy.slowStart} />}
    </>
  );
}
