import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { mostQuestions } from '@contract/survey-question';
import { Button, Card, FailureState, QueryView, Strip } from '@/components';
import { LongTextField, TextField, WhenField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { dayText } from '@/copy/plan';
import { surveyEditorCopy } from '@/copy/survey';
import { useCachedQuery } from '@/platform/cached-query';
import { goBack, pageParameter, replacePage } from '@/platform/navigation';
import { newRequestId } from '@/platform/request-id';
import { useWork } from '@/platform/use-work';
import { defineSurvey, editSurvey, fetchSurvey, fetchSurveys } from '../api';
import { contentOf, newQuestion, type SurveyForm, type SurveyFormFault } from '../survey-form';
import { QuestionFields } from './question-fields';
import './survey.scss';

/** A new survey, or a draft of one. */
export function SurveyEditor() {
  const [surveyId] = useState(() => pageParameter('id'));
  return surveyId === undefined ? <New /> : <Draft surveyId={surveyId} />;
}

/** For whom the caller may ask is in the list that led here, the first where none is named; nobody fills in what would be refused. */
function New() {
  const [named] = useState(() => pageParameter('organisation'));
  const query = useCachedQuery('survey.list', fetchSurveys);
  return (
    <QueryView query={query} skeleton={['tall']}>
      {({ holders }) => {
        const holder = holders.find((one) => named === undefined || one.organisationId === named);
        return holder ? (
          <Form seen={undefined} organisationId={holder.organisationId} />
        ) : (
          <FailureState code="NOT_ALLOWED" onRetry={query.refresh} />
        );
      }}
    </QueryView>
  );
}

function Draft({ surveyId }: { surveyId: string }) {
  const ask = useCallback(() => fetchSurvey(surveyId), [surveyId]);
  const query = useCachedQuery(`survey.${surveyId}`, ask);
  return (
    <QueryView query={query} skeleton={['tall']}>
      {({ title, introduction = '', closesOn, content, revision }) => (
        <Form
          key={revision}
          seen={{ surveyId, revision }}
          from={{ title, introduction, closesOn, questions: content }}
        />
      )}
    </QueryView>
  );
}

interface FormProps {
  seen: { surveyId: string; revision: number } | undefined;
  /** Of a new one. */
  organisationId?: string;
  from?: SurveyForm;
}

function Form({ seen, organisationId = '', from }: FormProps) {
  const [requestId] = useState(newRequestId);
  const [form, setForm] = useState<SurveyForm>(
    () => from ?? { title: '', introduction: '', closesOn: '', questions: [newQuestion('q1')] },
  );
  const [fault, setFault] = useState<SurveyFormFault>();
  const { busy, failure, run } = useWork();
  const change = (more: Partial<SurveyForm>) => {
    setFault(undefined);
    setForm((before) => ({ ...before, ...more }));
  };
  const save = async () => {
    const content = contentOf(form);
    if (typeof content === 'string' || 'question' in content) {
      setFault(content);
      return;
    }
    const saved = await run(() =>
      seen ? editSurvey(seen, content) : defineSurvey(requestId, organisationId, content),
    );
    if (!saved) return;
    if (seen) goBack();
    else replacePage('survey', { id: saved.surveyId });
  };
  const { questions } = form;
  return (
    <View className="survey">
      <Card>
        <View className="survey__fields">
          <TextField
            label={surveyEditorCopy.title}
            hint={surveyEditorCopy.titleHint}
            maxlength={30}
            value={form.title}
            problem={fault === 'title' ? surveyEditorCopy.faults.title : undefined}
            onChange={(title) => change({ title })}
          />
          <LongTextField
            label={surveyEditorCopy.introduction}
            maxlength={100}
            value={form.introduction}
            onChange={(introduction) => change({ introduction })}
          />
          <WhenField
            label={surveyEditorCopy.closesOn}
            mode="date"
            value={form.closesOn.replace(/(\d{4})(\d{2})(\d{2})/u, '$1-$2-$3')}
            shown={form.closesOn === '' ? surveyEditorCopy.faults.closesOn : dayText(form.closesOn)}
            problem={fault === 'closesOn' ? surveyEditorCopy.faults.closesOn : undefined}
            onChange={(day) => change({ closesOn: day.replaceAll('-', '') })}
          />
        </View>
      </Card>
      {questions.map((question, place) => (
        <QuestionFields
          key={question.questionId}
          place={place}
          question={question}
          onChange={(next) =>
            change({ questions: questions.map((one, at) => (at === place ? next : one)) })
          }
          {...(questions.length > 1
            ? { onRemove: () => change({ questions: questions.filter((_, at) => at !== place) }) }
            : {})}
        />
      ))}
      {questions.length < mostQuestions && (
        <Button
          kind="secondary"
          icon="plus"
          text={surveyEditorCopy.addQuestion}
          onPress={() => change({ questions: [...questions, newQuestion(newRequestId())] })}
        />
      )}
      {typeof fault === 'object' && (
        <Strip
          icon="circle-alert"
          tone="amber"
          text={surveyEditorCopy.faults.question(fault.question)}
        />
      )}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button text={surveyEditorCopy.save} busy={busy} onPress={() => void save()} />
    </View>
  );
}
