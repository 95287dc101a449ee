import { View } from '@tarojs/components';
import { useState } from 'react';
import { Card, EmptyState, QueryView, Segmented, SwitchRow } from '@/components';
import type { LectureRow } from '@contract/lecture';
import { lectureShelfCopy } from '@/copy/lecture-shelf';
import { segmentNames } from '@/copy/segments';
import { useCachedQuery } from '@/platform/cached-query';
import { listLectures } from '../api';
import { groupedShelf, type ShelfWay, shelfWays } from '../grouped-shelf';
import { Section } from './lecture-library';
import './lecture-library.scss';

const names = {
  segments: segmentNames,
  everybody: lectureShelfCopy.everybody,
  unnamed: lectureShelfCopy.unnamed,
};

/** The whole library by lecturer, by segment or by series; what is left to learn alone, where that is wanted. */
export function LectureShelf() {
  const query = useCachedQuery('lecture.list', listLectures);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card', 'card']}>
      {({ lectures }) => <Grouped lectures={lectures} />}
    </QueryView>
  );
}

function Grouped({ lectures }: { lectures: LectureRow[] }) {
  const [way, setWay] = useState<ShelfWay>('lecturer');
  const [openOnly, setOpenOnly] = useState(false);
  if (lectures.length === 0) return <EmptyState icon="book-open" text={lectureShelfCopy.empty} />;
  const shown = openOnly ? lectures.filter(({ completed }) => !completed) : lectures;
  return (
    <View className="lecture-library">
      <Segmented
        label={lectureShelfCopy.by}
        options={shelfWays.map((value) => ({ value, text: lectureShelfCopy.ways[value] }))}
        value={way}
        onChange={setWay}
      />
      <Card flush>
        <SwitchRow title={lectureShelfCopy.only} on={openOnly} onChange={setOpenOnly} />
      </Card>
      {shown.length === 0 && (
        <EmptyState
          icon="circle-check"
          text={lectureShelfCopy.allDone}
          action={lectureShelfCopy.all}
          onAction={() => setOpenOnly(false)}
        />
      )}
      {groupedShelf(shown, way, names).map(({ title, lectures: group }) => (
        <Section key={title} title={lectureShelfCopy.count(title, group.length)} lectures={group} />
      ))}
    </View>
  );
}
