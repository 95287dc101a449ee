import { View } from '@tarojs/components';
import { type ReactNode, useEffect, useState } from 'react';
import type { ReminderRow, RemindersAnswer } from '@contract/reminder';
import { Card, EmptyState, QueryView, Row, SectionTitle, Tag } from '@/components';
import { reminderPageCopy as copy } from '@/copy/reminder';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { askReminders, noteRead } from '../api';
import { ReminderChoice } from './reminder-choice';
import './reminder-page.scss';

/** What the member is to think of, WeChat's messages, and which of them are wanted. Looking at it is having read it. */
export function ReminderPage({ messages }: { messages: ReactNode }) {
  const query = useCachedQuery('reminder.list', askReminders);
  // Of an answer of now: what the phone still knew is not what there is to read, and noted first it would come without its mark.
  const [known] = useState(query.data);
  const isAnswered = query.data !== undefined && query.data !== known;
  useEffect(() => {
    // What was new stays marked as long as the page is open; a word that gets lost is said again next time.
    if (isAnswered) void noteRead();
  }, [isAnswered]);
  return (
    <QueryView query={query} skeleton={['card', 'line', 'card']}>
      {(answer) => (
        <View className="reminder-page">
          <List answer={answer} />
          {messages}
          {answer.mayChoose && <ReminderChoice answer={answer} onSaved={query.refresh} />}
        </View>
      )}
    </QueryView>
  );
}

function List({ answer }: { answer: RemindersAnswer }) {
  // A client that is older than the server leaves out what it has no words for.
  const reminders = answer.reminders.filter(({ kind }) => kind in copy.facts);
  if (reminders.length === 0) return <EmptyState icon="circle-check" text={copy.none} />;
  return (
    <View>
      <SectionTitle text={copy.list} />
      <Card flush>
        {reminders.map((row) => (
          <Row
            key={`${row.kind}:${row.subjectId}`}
            icon="bell"
            title={copy.titleOf(row)}
            detail={copy.facts[row.kind](row.atMs, row.answer)}
            {...(row.isNew ? { end: <Tag tone="amber" text={copy.isNew} /> } : {})}
            onPress={() => openThing(row)}
          />
        ))}
      </Card>
    </View>
  );
}

function openThing({ kind, subjectId }: ReminderRow): void {
  if (kind === 'lecture-due') openPage('lecturePlayer', { id: subjectId });
  else if (kind === 'task-due' || kind === 'evidence-decided') openPage('plan');
  else if (kind === 'service-decided') openPage('services');
  else if (kind === 'leave-decided') openPage('attendanceHistory');
  else openPage(kind === 'join-decided' ? 'join' : 'home');
}
