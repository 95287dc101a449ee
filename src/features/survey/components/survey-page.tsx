import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { SurveyPage as Page } from '@contract/survey';
import { Button, QueryView, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { surveyCopy } from '@/copy/survey';
import { useCachedQuery } from '@/platform/cached-query';
import { goBack, openPage, pageParameter } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { closeSurvey, fetchSurvey, openSurvey, removeSurvey } from '../api';
import { AnswerForm } from './answer-form';
import { SurveyResultsView } from './survey-results';
import './survey.scss';

/** One survey: to answer, to hold, or what it came to. */
export function SurveyPage() {
  const [surveyId] = useState(() => pageParameter('id') ?? '');
  const ask = useCallback(() => fetchSurvey(surveyId), [surveyId]);
  const query = useCachedQuery(`survey.${surveyId}`, ask);
  return (
    <QueryView query={query} skeleton={['line', 'tall']}>
      {(page) => (
        <View className="survey">
          <View>
            <View className="survey__title">{page.title}</View>
            <View className="survey__note">
              {surveyCopy.line(page.organisationName, page.closesOn, page.questions)}
            </View>
          </View>
          {page.introduction !== undefined && <View>{page.introduction}</View>}
          {page.managing && page.stage !== 'over' && (
            <Holding page={page} onChanged={query.refresh} />
          )}
          <Body page={page} onAnswered={query.refresh} />
        </View>
      )}
    </QueryView>
  );
}

function Body({ page, onAnswered }: { page: Page; onAnswered: () => void }) {
  const { stage, asked, answered } = page;
  if (stage === 'over') return <SurveyResultsView surveyId={page.surveyId} />;
  if (stage === 'draft' || !asked) return null;
  if (answered) return <Strip icon="circle-check" text={surveyCopy.thanks} />;
  return <AnswerForm page={page} onAnswered={onAnswered} />;
}

/** For who holds it: how many have answered, and the next step of its life. */
function Holding({ page, onChanged }: { page: Page; onChanged: () => void }) {
  const { busy, failure, run } = useWork();
  const isDraft = page.stage === 'draft';
  return (
    <>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {isDraft ? (
        <>
          <Button
            text={surveyCopy.open}
            busy={busy}
            onPress={() => void run(() => openSurvey(page), onChanged)}
          />
          <View className="survey__note">{surveyCopy.openExplained}</View>
          <Button
            kind="secondary"
            text={surveyCopy.edit}
            onPress={() =>
              openPage('surveyEditor', { organisation: page.organisationId, id: page.surveyId })
            }
          />
          <Button
            kind="quiet"
            text={surveyCopy.remove}
            busy={busy}
            onPress={() => void run(() => removeSurvey(page), goBack)}
          />
        </>
      ) : (
        <>
          <Strip icon="users-round" text={surveyCopy.countOpen(page.answers)} />
          <View className="survey__note">{surveyCopy.resultsAfter}</View>
          <Button
            kind="secondary"
            text={surveyCopy.close}
            busy={busy}
            onPress={() => void run(() => closeSurvey(page), onChanged)}
          />
          <View className="survey__note">{surveyCopy.closeExplained}</View>
        </>
      )}
    </>
  );
}
