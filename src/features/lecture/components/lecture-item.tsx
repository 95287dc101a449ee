import { Image, View } from '@tarojs/components';
import { Icon, Pressable, Tag } from '@/components';
import type { LectureRow } from '@contract/lecture';
import { dueOf, isOverdue, lectureCopy, progressOf } from '@/copy/lecture';
import { decoration } from '@/platform/accessibility';
import { serverNowMs } from '@/platform/clock';
import { openPage } from '@/platform/navigation';
import './lecture-item.scss';

/** One line of the library: poster, title in two lines, how long it is and how much of it is done. */
export function LectureItem({ lecture }: { lecture: LectureRow }) {
  const { lectureId, title, posterUrl, durationSeconds, coverage, completed, dueOn } = lecture;
  const progress = progressOf(durationSeconds, coverage, completed);
  return (
    <Pressable
      className="lecture-item"
      onPress={() => openPage('lecturePlayer', { id: lectureId })}
    >
      <View className="lecture-item__poster">
        {posterUrl !== '' && (
          <Image
            className="lecture-item__picture"
            src={posterUrl}
            mode="aspectFill"
            lazyLoad
            {...decoration}
          />
        )}
        {!completed && coverage > 0 && (
          <View className="lecture-item__track">
            <View className="lecture-item__played" style={{ width: `${coverage * 100}%` }} />
          </View>
        )}
      </View>
      <View className="lecture-item__words">
        <View className="lecture-item__title">{title}</View>
        <View className="lecture-item__facts">
          {completed && <Icon name="circle-check" className="lecture-item__done" />}
          <View className="lecture-item__progress">{progress}</View>
          {!completed && dueOn !== undefined && <DueTag dueOn={dueOn} />}
        </View>
      </View>
    </Pressable>
  );
}

function DueTag({ dueOn }: { dueOn: string }) {
  const nowMs = serverNowMs();
  if (isOverdue(dueOn, nowMs)) return <Tag text={lectureCopy.overdueTag} />;
  return <Tag text={dueOf(dueOn, nowMs)} tone="amber" />;
}
