import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, EmptyState, QueryView, SectionTitle, Strip } from '@/components';
import type { LectureListAnswer, LectureRow } from '@contract/lecture';
import { lectureCopy } from '@/copy/lecture';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { useElderView } from '@/platform/elder-view';
import { openPage } from '@/platform/navigation';
import { useOnline } from '@/platform/network';
import { listLectures } from '../api';
import { useEarlierVisits } from '../lecture-reports';
import { libraryOf, searched } from '../shelf';
import { LectureItem } from './lecture-item';
import { SearchBox } from './search-box';
import './lecture-library.scss';

/** The shelf of the season: what was begun, what is due, everything by series, and a search over it. */
export function LectureLibrary() {
  useEarlierVisits();
  const query = useCachedQuery('lecture.list', listLectures);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card', 'card', 'card']}>
      {(answer) => <Library answer={answer} />}
    </QueryView>
  );
}

function Library({ answer }: { answer: LectureListAnswer }) {
  const [words, setWords] = useState('');
  const [elder] = useElderView();
  const online = useOnline();
  const { lectures, recorded, seasonOver } = answer;
  if (lectures.length === 0) return <EmptyState icon="book-open" text={lectureCopy.empty} />;
  return (
    <View className="lecture-library">
      <SearchBox words={words} onWords={setWords} />
      {!online && <Strip icon="wifi-off" text={lectureCopy.offline} />}
      {seasonOver && <Strip icon="circle-help" text={lectureCopy.seasonOver} />}
      {!recorded && !seasonOver && <Strip icon="circle-help" text={lectureCopy.guest} />}
      {words.trim() === '' ? (
        <>
          <Shelves lectures={lectures} />
          {!elder && (
            <Button
              kind="quiet"
              text={lectureCopy.shelf}
              onPress={() => openPage('lectureShelf')}
            />
          )}
        </>
      ) : (
        <Found lectures={searched(lectures, words)} words={words} onAll={() => setWords('')} />
      )}
    </View>
  );
}

function Shelves({ lectures }: { lectures: LectureRow[] }) {
  const { begun, due, overdue, shelves } = libraryOf(lectures, serverNowMs());
  return (
    <>
      <Section title={lectureCopy.goOn} lectures={begun} />
      <Section title={lectureCopy.due} lectures={due} />
      <Section title={lectureCopy.overdue} lectures={overdue} />
      {shelves.map((shelf) => (
        <Section key={shelf.series} title={shelf.series} lectures={shelf.lectures} />
      ))}
    </>
  );
}

/** Some lectures under their title; nothing where there are none. */
export function Section({ title, lectures }: { title: string; lectures: LectureRow[] }) {
  if (lectures.length === 0) return null;
  return (
    <View>
      <SectionTitle text={title} />
      <Card flush>
        {lectures.map((lecture) => (
          <LectureItem key={lecture.lectureId} lecture={lecture} />
        ))}
      </Card>
    </View>
  );
}

interface FoundProps {
  lectures: LectureRow[];
  words: string;
  onAll: () => void;
}

function Found({ lectures, words, onAll }: FoundProps) {
  if (lectures.length > 0) return <Section title={lectureCopy.results} lectures={lectures} />;
  return (
    <EmptyState
      icon="search"
      text={lectureCopy.noMatch(words.trim())}
      action={lectureCopy.showAll}
      onAction={onAll}
    />
  );
}
