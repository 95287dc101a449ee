import { Card, Row, Tag } from '@/components';
import { surveyCopy } from '@/copy/survey';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { fetchSurveys } from '../api';
import './survey.scss';

/** Leads to the surveys; nothing where there are none and one can make none. */
export function SurveyEntry() {
  const { data } = useCachedQuery('survey.list', fetchSurveys);
  if (!data || data.surveys.length + data.holders.length === 0) return null;
  const waiting = data.surveys.filter((one) => one.stage === 'open' && one.asked && !one.answered);
  return (
    <Card flush className="survey-entry">
      <Row
        icon="circle-help"
        title={surveyCopy.entry}
        detail={
          waiting.length > 0 ? surveyCopy.entryWaiting(waiting.length) : surveyCopy.entryDetail
        }
        {...(waiting.length > 0 ? { end: <Tag tone="amber" text={surveyCopy.toAnswer} /> } : {})}
        onPress={() => openPage('surveys')}
      />
    </Card>
  );
}
