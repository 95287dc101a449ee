import { useState } from 'react';
import { PreviewedDraft } from '@/features/authoring/preview';
import { PreviewPlayer } from '@/features/lecture/preview';
import { PreviewQuiz } from '@/features/quiz/preview';
import { PageFrame } from '@/features/shell';

/** A lecture before it is published, with the player and the questions that members will have. */
export default function LecturePreviewPage() {
  const [asking, setAsking] = useState(false);
  return (
    <PageFrame page="lecturePreview" hideOffline>
      <PreviewedDraft>
        {(lecture, quiz) =>
          asking && quiz ? (
            <PreviewQuiz title={lecture.title} quiz={quiz} onBack={() => setAsking(false)} />
          ) : (
            <PreviewPlayer lecture={lecture} onQuiz={() => setAsking(true)} />
          )
        }
      </PreviewedDraft>
    </PageFrame>
  );
}
