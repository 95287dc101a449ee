import { View } from '@tarojs/components';
import { useState } from 'react';
import type { SurveyPage } from '@contract/survey';
import { scaleSteps, type SurveyQuestion } from '@contract/survey-question';
import { Button, Card, Icon, Pressable, Strip } from '@/components';
import { LongTextField } from '@/components/fields';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { surveyCopy, surveyResultsCopy } from '@/copy/survey';
import { accessible } from '@/platform/accessibility';
import { useWork } from '@/platform/use-work';
import { type Answer, answerSurvey } from '../api';
import './survey.scss';

export interface AnswerFormProps {
  page: SurveyPage;
  onAnswered: () => void;
}

/** The questions, one beneath the other; what is missing is named before anything is sent. */
export function AnswerForm({ page, onAnswered }: AnswerFormProps) {
  const [answers, setAnswers] = useState<Answer[]>(() =>
    page.content.map(({ questionId }) => ({ questionId, chosen: [], words: '' })),
  );
  const [missing, setMissing] = useState<number[]>([]);
  const { busy, failure, run } = useWork();
  const change = (place: number, more: Partial<Answer>) => {
    setMissing([]);
    setAnswers((before) => before.map((one, at) => (at === place ? { ...one, ...more } : one)));
  };
  const submit = () => {
    const open = page.content.flatMap((question, place) =>
      question.kind !== 'words' && answers[place]?.chosen.length === 0 ? [place + 1] : [],
    );
    setMissing(open);
    if (open.length === 0) void run(() => answerSurvey(page.surveyId, answers), onAnswered);
  };
  return (
    <>
      <Strip icon="shield-check" text={surveyCopy.anonymous} />
      {page.content.map((question, place) => (
        <Question
          key={question.questionId}
          place={place}
          question={question}
          answer={answers[place]}
          onChange={(more) => change(place, more)}
        />
      ))}
      {missing.length > 0 && (
        <Strip icon="circle-alert" tone="amber" text={surveyCopy.unfinished(missing)} />
      )}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button text={surveyCopy.submit} busy={busy} onPress={submit} />
    </>
  );
}

interface QuestionProps {
  place: number;
  question: SurveyQuestion;
  answer: Answer | undefined;
  onChange: (more: Partial<Answer>) => void;
}

function Question({ place, question, answer, onChange }: QuestionProps) {
  const { kind, text, options } = question;
  const chosen = answer?.chosen ?? [];
  const choices =
    kind === 'scale'
      ? Array.from({ length: scaleSteps }, (_, step) => surveyResultsCopy.step(step, options))
      : options;
  const press = (option: number) => {
    const others = kind === 'multiple' ? chosen.filter((one) => one !== option) : [];
    const isTakenBack = kind === 'multiple' && others.length < chosen.length;
    onChange({ chosen: isTakenBack ? others : [...others, option] });
  };
  return (
    <Card>
      <View className="survey__question" {...accessible({ role: 'heading', level: 2 })}>
        {`${place + 1}.\u00a0${text}`}
      </View>
      {kind === 'multiple' && <View className="survey__note">{surveyCopy.several}</View>}
      {kind === 'words' ? (
        <LongTextField
          label={surveyCopy.words}
          maxlength={200}
          value={answer?.words ?? ''}
          onChange={(words) => onChange({ words: words.replace(/\s+/gu, ' ') })}
        />
      ) : (
        choices.map((option, at) => {
          const on = chosen.includes(at);
          return (
            <Pressable
              key={option}
              className={`survey__option ${on ? 'survey__option--on' : ''}`}
              role="radio"
              on={on}
              label={common.choice(option, on)}
              onPress={() => press(at)}
            >
              {on ? (
                <Icon name="circle-check" className="survey__mark" />
              ) : (
                <View className="survey__mark survey__mark--off" />
              )}
              <View>{option}</View>
            </Pressable>
          );
        })
      )}
    </Card>
  );
}
