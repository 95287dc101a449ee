import { Image, Video, View } from '@tarojs/components';
import { Card, Row, SectionTitle, Strip } from '@/components';
import type { DraftView } from '@contract/authoring';
import { previewCopy as copy, quizEditorCopy } from '@/copy/authoring';
import { common } from '@/copy/common';
import { durationOf } from '@/copy/time';
import { decoration } from '@/platform/accessibility';
import { writtenOf } from '../chapter-times';
import './authoring.scss';

/** The lecture as members will see it; nothing of it is counted. */
export function LecturePreview({ draft }: { draft: DraftView }) {
  const { video, posterUrl, title, series, lecturer, description, chapters, quiz } = draft;
  const length = video ? [durationOf(video.durationSeconds)] : [];
  return (
    <View className="authoring">
      <Card flush>
        <View className="authoring__shelf">
          {posterUrl && (
            <Image className="authoring__thumb" src={posterUrl} mode="aspectFill" {...decoration} />
          )}
          <Row title={title} detail={common.listOf(series, lecturer, ...length)} />
        </View>
      </Card>
      {video ? (
        <View className="authoring__stage">
          <Video
            id="preview"
            className="authoring__video"
            src={video.url}
            {...(posterUrl ? { poster: posterUrl } : {})}
            objectFit="contain"
            title={title}
          />
        </View>
      ) : (
        <Strip icon="circle-alert" tone="amber" text={copy.noVideo} />
      )}
      {description !== '' && <View className="authoring__fact">{description}</View>}
      {chapters.length > 0 && (
        <View>
          <SectionTitle text={copy.chapters} />
          <Card flush>
            {chapters.map((one) => (
              <Row key={one.startSeconds} title={one.title} end={writtenOf(one).time} />
            ))}
          </Card>
        </View>
      )}
      {quiz && <Questions quiz={quiz} />}
    </View>
  );
}

function Questions({ quiz: { ask, pool } }: { quiz: NonNullable<DraftView['quiz']> }) {
  return (
    <View>
      <SectionTitle text={copy.questions(ask)} />
      <View className="authoring">
        {pool.map(({ questionId, kind, text, options, right, explanation }, place) => (
          <Card key={questionId}>
            <View className="authoring__note">{quizEditorCopy.question(place + 1, kind)}</View>
            <View className="authoring__question">{text}</View>
            {options.map((option, index) => (
              <View key={option} className="authoring__option">
                {option}
                {right.includes(index) && <View className="authoring__right">{copy.right}</View>}
              </View>
            ))}
            {explanation !== '' && <View className="authoring__note">{explanation}</View>}
          </Card>
        ))}
      </View>
    </View>
  );
}
