import { Image, View } from '@tarojs/components';
import type { HomeLecture } from '@contract/home';
import { Pressable, SectionTitle } from '@/components';
import { homeCopy } from '@/copy/home';
import { progressOf } from '@/copy/lecture';
import { decoration } from '@/platform/accessibility';
import { openPage } from '@/platform/navigation';
import './continue-learning.scss';

export interface ContinueLearningProps {
  lectures: HomeLecture[];
  title: string;
}

/** Lectures one can go on with, side by side. */
export function ContinueLearning({ lectures, title }: ContinueLearningProps) {
  if (lectures.length === 0) return null;
  return (
    <View>
      <SectionTitle text={title} more={homeCopy.allLectures} onMore={() => openPage('lectures')} />
      <View className="continue-learning">
        {lectures.slice(0, 2).map((lecture) => (
          <Pressable
            key={lecture.lectureId}
            className="continue-learning__item"
            label={`${lecture.title}，${progressOf(lecture.durationSeconds, lecture.coverage)}`}
            onPress={() => openPage('lecturePlayer', { id: lecture.lectureId })}
          >
            <View className="continue-learning__frame">
              <Image
                className="continue-learning__poster"
                src={lecture.posterUrl}
                mode="aspectFill"
                lazyLoad
                {...decoration}
              />
              {lecture.coverage > 0 && (
                <View
                  className="continue-learning__played"
                  style={{ width: `${Math.floor(lecture.coverage * 100)}%` }}
                />
              )}
            </View>
            <View className="continue-learning__title">{lecture.title}</View>
            <View className="continue-learning__detail">
              {progressOf(lecture.durationSeconds, lecture.coverage)}
            </View>
          </Pressable>
        ))}
      </View>
    </View>
  );
}
