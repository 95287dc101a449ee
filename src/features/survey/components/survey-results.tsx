import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { SurveyGroup, SurveyResults } from '@contract/survey';
import type { SurveyQuestion } from '@contract/survey-question';
import { Card, EmptyState, QueryView, SectionTitle, Segmented, Strip } from '@/components';
import { surveyCopy, surveyResultsCopy } from '@/copy/survey';
import { useCachedQuery } from '@/platform/cached-query';
import { fetchResults } from '../api';
import { leadOf, percentIn } from '../lead';
import './survey.scss';

const cuts = ['all', 'branches', 'segments'] as const;
type Cut = (typeof cuts)[number];

/** What a survey came to, for who may see it; members are told that it is over. */
export function SurveyResultsView({ surveyId }: { surveyId: string }) {
  const ask = useCallback(() => fetchResults(surveyId), [surveyId]);
  const query = useCachedQuery(`survey.results.${surveyId}`, ask);
  if (query.failure === 'NOT_ALLOWED')
    return <Strip icon="circle-check" text={surveyCopy.isOver} />;
  return (
    <QueryView query={query} skeleton={['card', 'card']}>
      {(results) => <Results results={results} />}
    </QueryView>
  );
}

interface Group extends SurveyGroup {
  name: string;
}

function Results({ results }: { results: SurveyResults }) {
  const [cut, setCut] = useState<Cut>('all');
  const { all, content, withheld, words } = results;
  if (!all) return <EmptyState icon="shield-check" text={surveyResultsCopy.tooFew} />;
  const groups = groupsOf(results, cut);
  const isWithheld = cut !== 'all' && withheld[cut];
  return (
    <>
      <View className="survey__sentence">{surveyResultsCopy.sentence(all.answers)}</View>
      <Segmented
        label={surveyResultsCopy.cutLabel}
        options={cuts.map((value) => ({ value, text: surveyResultsCopy.cut[value] }))}
        value={cut}
        onChange={setCut}
      />
      {isWithheld && <Strip icon="shield-check" text={surveyResultsCopy.withheld} />}
      {groups.length === 0 && <EmptyState text={surveyResultsCopy.noGroups} />}
      {content.map((question, place) => (
        <Card key={question.questionId}>
          <View className="survey__question">{`${place + 1}.\u00a0${question.text}`}</View>
          {groups.map((group) => (
            <Bars
              key={group.name}
              question={question}
              group={group}
              place={place}
              named={cut !== 'all'}
            />
          ))}
        </Card>
      ))}
      {cut === 'all' && words.some(({ texts }) => texts.length > 0) && (
        <View>
          <SectionTitle text={surveyResultsCopy.wordsTitle} />
          <Card>
            {words.flatMap(({ questionId, texts }) =>
              texts.map((text, at) => (
                <View key={`${questionId}${at}`} className="survey__words">
                  {text}
                </View>
              )),
            )}
          </Card>
        </View>
      )}
    </>
  );
}

function groupsOf({ all, branches, segments }: SurveyResults, cut: Cut): Group[] {
  if (cut === 'all') return all ? [{ ...all, name: surveyResultsCopy.cut.all }] : [];
  if (cut === 'branches') return branches;
  return segments.map((one) => ({
    ...one,
    name:
      one.segment === 'none'
        ? surveyResultsCopy.noSegment
        : surveyResultsCopy.segments[one.segment],
  }));
}

interface BarsProps {
  question: SurveyQuestion;
  group: Group;
  place: number;
  named: boolean;
}

/** A sentence, then a bar an option. */
function Bars({ question, group, place, named }: BarsProps) {
  const counts = group.questions[place]?.counts ?? [];
  const { kind, options } = question;
  return (
    <View className="survey__bars">
      {named && (
        <View className="survey__group">{surveyResultsCopy.group(group.name, group.answers)}</View>
      )}
      <View className="survey__lead">{leadOf(question, counts, group.answers)}</View>
      {kind !== 'words' &&
        counts.map((count, at) => {
          const percent = percentIn(count, group.answers);
          const text = kind === 'scale' ? surveyResultsCopy.step(at, options) : options[at];
          return (
            <View key={text ?? at} className="survey__bar-line">
              <View>{surveyResultsCopy.option(text ?? '', count, percent)}</View>
              <View
                className="survey__bar"
                style={{
                  background: `linear-gradient(90deg, var(--green) ${percent}%, var(--sunk) 0)`,
                }}
              />
            </View>
          );
        })}
    </View>
  );
}
