import { View } from '@tarojs/components';
import { type ReactNode, useCallback } from 'react';
import type { LectureInsight, UnfinishedMember } from '@contract/insight';
import { Card, Numeral, QueryView, Row, SectionTitle, Strip, Tag } from '@/components';
import { insightCopy } from '@/copy/insight';
import { useCachedQuery } from '@/platform/cached-query';
import { fetchLecture } from '../api';
import { DropOff } from './drop-off';
import { Place } from './place';
import { Share } from './share';
import './insight.scss';

/** Lists people with a reminder at one tap: another feature's, which the page brings along. */
export type Remind = (
  members: readonly UnfinishedMember[],
  detailOf: (member: UnfinishedMember) => string,
) => ReactNode;

interface LectureInsightBlocksProps {
  lectureId: string;
  organisationId: string | undefined;
  remind: Remind;
}

/** One lecture in an organisation. */
export function LectureInsightBlocks(props: LectureInsightBlocksProps) {
  const { lectureId, organisationId, remind } = props;
  const ask = useCallback(
    () => fetchLecture(lectureId, organisationId),
    [lectureId, organisationId],
  );
  const query = useCachedQuery(`insight.lecture.${organisationId ?? 'own'}.${lectureId}`, ask);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'tall', 'card']}>
      {(insight) => (
        <View className="insight">
          <Place insight={insight} name={insight.title} />
          <Done insight={insight} />
          {insight.kind === 'branch' && <Unfinished insight={insight} remind={remind} />}
          <DropOff {...insight} />
          <Questions insight={insight} />
        </View>
      )}
    </QueryView>
  );
}

function Done({ insight }: { insight: LectureInsight }) {
  const { organisationName, asked, done, dueOn } = insight;
  return (
    <Card>
      <View className="insight__fact">{organisationName}</View>
      {asked === 0 ? (
        <View>{insightCopy.notAsked}</View>
      ) : (
        <>
          <Numeral value={done} unit={insightCopy.doneUnit(asked)} />
          <View className="insight__fact">
            {dueOn === undefined ? insightCopy.noDue : insightCopy.due(dueOn)}
          </View>
        </>
      )}
    </Card>
  );
}

interface UnfinishedProps {
  insight: LectureInsight;
  remind: Remind;
}

function Unfinished({ insight, remind }: UnfinishedProps) {
  const { unfinished, asked, done } = insight;
  if (asked === 0) return null;
  if (asked === done) return <Strip icon="circle-check" text={insightCopy.allDone} />;
  return (
    <View>
      <SectionTitle text={insightCopy.unfinished(asked - done)} />
      {unfinished ? (
        remind(unfinished, ({ begun }) => (begun ? insightCopy.begun : insightCopy.notBegun))
      ) : (
        <View className="insight__note">{insightCopy.namesElsewhere}</View>
      )}
    </View>
  );
}

/** Answered rightly by fewer than so many of a hundred, a question is called hard. */
const hardBelow = 60;

function Questions({ insight }: { insight: LectureInsight }) {
  const { questions, leastGroup } = insight;
  if (!questions) return null;
  const { rows, hidden } = questions;
  return (
    <View>
      <SectionTitle text={insightCopy.questions} />
      {rows.length > 0 && (
        <Card flush>
          {rows.map(({ questionId, text, right, tries }) => (
            <Row
              key={questionId}
              title={text}
              detail={insightCopy.right(right, tries)}
              end={
                100 * right < hardBelow * tries ? (
                  <Tag tone="amber" text={insightCopy.hard} />
                ) : (
                  <Share text={insightCopy.share(right, tries)} done={right} asked={tries} />
                )
              }
            />
          ))}
        </Card>
      )}
      {hidden > 0 && (
        <View className="insight__note">
          {rows.length === 0
            ? insightCopy.noTries(leastGroup)
            : insightCopy.hidden(hidden, leastGroup)}
        </View>
      )}
    </View>
  );
}
