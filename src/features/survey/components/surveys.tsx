import { View } from '@tarojs/components';
import { useState } from 'react';
import type { SurveyLine, SurveyListAnswer } from '@contract/survey';
import { Button, Card, EmptyState, QueryView, Row, Sheet, Tag } from '@/components';
import { surveyCopy } from '@/copy/survey';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { fetchSurveys } from '../api';
import './survey.scss';

/** Surveys that ask one, and for administrators those that they hold. */
export function Surveys() {
  const query = useCachedQuery('survey.list', fetchSurveys);
  return (
    <QueryView query={query} skeleton={['card', 'card']}>
      {(answer) => <List answer={answer} />}
    </QueryView>
  );
}

function List({ answer: { surveys, holders } }: { answer: SurveyListAnswer }) {
  const [choosing, setChoosing] = useState(false);
  const [only] = holders;
  const create = (organisationId: string) =>
    openPage('surveyEditor', { organisation: organisationId });
  return (
    <View className="survey">
      {surveys.length === 0 ? (
        <EmptyState icon="circle-help" text={surveyCopy.empty} />
      ) : (
        <Card flush>
          {surveys.map((one) => (
            <Row
              key={one.surveyId}
              icon="circle-help"
              title={one.title}
              detail={surveyCopy.line(one.organisationName, one.closesOn, one.questions)}
              end={<State line={one} />}
              onPress={() => openPage('survey', { id: one.surveyId })}
            />
          ))}
        </Card>
      )}
      {only && (
        <Button
          icon="plus"
          text={surveyCopy.create}
          onPress={() => (holders.length === 1 ? create(only.organisationId) : setChoosing(true))}
        />
      )}
      {choosing && (
        <Sheet title={surveyCopy.holder} onClose={() => setChoosing(false)}>
          {holders.map(({ organisationId, name }) => (
            <Row key={organisationId} title={name} onPress={() => create(organisationId)} />
          ))}
        </Sheet>
      )}
    </View>
  );
}

function State({ line: { stage, asked, answered } }: { line: SurveyLine }) {
  if (stage === 'open' && answered) return <Tag tone="green" text={surveyCopy.answered} />;
  if (stage === 'open' && asked) return <Tag tone="amber" text={surveyCopy.toAnswer} />;
  return <Tag text={surveyCopy.stages[stage]} />;
}
