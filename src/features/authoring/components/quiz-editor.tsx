import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, EmptyState, Row, Strip } from '@/components';
import { ChoiceField } from '@/components/fields';
import type { Question } from '@contract/quiz';
import { quizEditorCopy as copy } from '@/copy/authoring';
import { errorCopy } from '@/copy/error-copy';
import { goBack } from '@/platform/navigation';
import { newRequestId } from '@/platform/request-id';
import { useWork } from '@/platform/use-work';
import { saveDraft } from '../api';
import { mostAsked, mostQuestions, newQuestion } from '../quiz-draft';
import type { SectionProps } from './lecture-editor';
import { QuestionSheet } from './question-sheet';
import { QuizImport } from './quiz-import';
import './authoring.scss';

/** How many are asked unless somebody chooses. */
const usualAsked = 3;

/** The pool of questions of a lecture, and how many of them each member is asked. */
export function QuizEditor({ draft, onChanged }: SectionProps) {
  // The draft shown first may be one that the phone remembers: what nobody has touched follows it.
  const [touched, setPool] = useState<Question[]>();
  const [chosen, setWanted] = useState<number>();
  const pool = touched ?? draft.quiz?.pool ?? [];
  const wanted = chosen ?? draft.quiz?.ask ?? usualAsked;
  const [open, setOpen] = useState<Question>();
  const { busy, failure, run } = useWork();
  const ask = Math.max(1, Math.min(wanted, pool.length, mostAsked));
  const keep = (question: Question) => {
    const isNew = !pool.some((one) => one.questionId === question.questionId);
    setPool(
      isNew
        ? [...pool, question]
        : pool.map((one) => (one.questionId === question.questionId ? question : one)),
    );
    setOpen(undefined);
  };
  const save = () =>
    void run(
      () => saveDraft(draft, { quiz: pool.length === 0 ? null : { ask, pool } }),
      (saved) => {
        onChanged(saved);
        goBack();
      },
    );
  return (
    <View className="authoring">
      <QuizImport
        room={mostQuestions - pool.length}
        onTaken={(questions) =>
          setPool([...pool, ...questions.map((one) => ({ ...one, questionId: newRequestId() }))])
        }
      />
      {pool.length === 0 ? (
        <EmptyState icon="circle-help" text={copy.empty} />
      ) : (
        <Pool pool={pool} ask={ask} onAsk={setWanted} onOpen={setOpen} />
      )}
      {pool.length < mostQuestions ? (
        <Button
          kind="secondary"
          icon="plus"
          text={copy.add}
          onPress={() => setOpen(newQuestion(newRequestId()))}
        />
      ) : (
        <View className="authoring__note">{copy.most}</View>
      )}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {(touched ?? chosen) !== undefined && (
        <Button text={pool.length === 0 ? copy.noQuiz : copy.save} busy={busy} onPress={save} />
      )}
      {open && (
        <QuestionSheet
          key={open.questionId}
          question={open}
          onKept={keep}
          onRemoved={() => {
            setPool(pool.filter((one) => one.questionId !== open.questionId));
            setOpen(undefined);
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </View>
  );
}

interface PoolProps {
  pool: readonly Question[];
  ask: number;
  onAsk: (ask: number) => void;
  onOpen: (question: Question) => void;
}

function Pool({ pool, ask, onAsk, onOpen }: PoolProps) {
  const most = Math.min(mostAsked, pool.length);
  const counts = Array.from({ length: most }, (_, place) => copy.askOf(place + 1));
  return (
    <>
      <Card flush>
        {pool.map((question, place) => (
          <Row
            key={question.questionId}
            title={question.text}
            detail={copy.question(place + 1, question.kind)}
            onPress={() => onOpen(question)}
          />
        ))}
      </Card>
      <ChoiceField
        label={copy.ask}
        options={counts}
        index={ask - 1}
        onChange={(place) => onAsk(place + 1)}
      />
    </>
  );
}
