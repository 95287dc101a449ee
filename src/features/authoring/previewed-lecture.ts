import type { DraftView } from '@contract/authoring-answers';
import type { ResponseOf } from '@/platform/cloud';

/** A lecture as the player takes it. */
export type PreviewedLecture = ResponseOf<'lecture', 'start'>['lecture'];

/** What members would get of a draft; undefined while there is no film. */
export function previewedOf(draft: DraftView): PreviewedLecture | undefined {
  const { video, lowVideo, quiz, captionsUrl, audioUrl, lecturerId, posterUrl = '' } = draft;
  if (!video) return undefined;
  return {
    ...{ lectureId: draft.draftId, title: draft.title, series: draft.series },
    ...{ lecturer: draft.lecturer, durationSeconds: video.durationSeconds, posterUrl },
    ...(lecturerId === undefined ? {} : { lecturerId }),
    ...{ coverage: 0, completed: false, videoUrl: video.url, chapters: draft.chapters },
    ...(lowVideo ? { lowVideoUrl: lowVideo.url } : {}),
    ...(captionsUrl === undefined ? {} : { captionsUrl }),
    ...(audioUrl === undefined ? {} : { audioUrl }),
    ...(draft.description === '' ? {} : { description: draft.description }),
    ...(quiz ? { quiz: { questions: quiz.ask } } : {}),
  };
}
