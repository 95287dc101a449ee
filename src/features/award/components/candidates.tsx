import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import {
  Button,
  Card,
  EmptyState,
  Parts,
  QueryView,
  SectionTitle,
  Sheet,
  Strip,
} from '@/components';
import type { CandidateRow, CandidatesAnswer } from '@contract/award-answers';
import { awardCopy, awardSheetCopy, candidateCopy } from '@/copy/award';
import { termsInWords } from '@/copy/award-terms';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { useCachedQuery } from '@/platform/cached-query';
import { goBack, pageParameter } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { fetchCandidates, freezeAward } from '../api';
import './award.scss';

/** Who would be honoured now, and who just not, each with the figures and the reason; freezing is the one thing to do here. */
export function Candidates() {
  const [awardId] = useState(() => pageParameter('id') ?? '');
  const ask = useCallback(() => fetchCandidates(awardId), [awardId]);
  const query = useCachedQuery(`award.${awardId}.candidates`, ask);
  return (
    <QueryView query={query} skeleton={['card', 'tall', 'tall']}>
      {(answer) => <Shown answer={answer} />}
    </QueryView>
  );
}

function Shown({ answer }: { answer: CandidatesAnswer }) {
  const { name, honoured, others, unfilled, complete, terms, asOfMs } = answer;
  const [freezing, setFreezing] = useState(false);
  const mayFreeze = complete && honoured.length > 0;
  return (
    <View className="award">
      <Card>
        <View className="award__name">{name}</View>
        <View className="award__fact">{candidateCopy.fact(asOfMs)}</View>
        <View className="award__note">
          {candidateCopy.versions(answer.summaryVersion, answer.rulesVersion)}
        </View>
      </Card>
      {!complete && <Strip icon="circle-alert" tone="amber" text={candidateCopy.incomplete} />}
      {complete && unfilled > 0 && honoured.length > 0 && (
        <Strip
          icon="circle-alert"
          tone="amber"
          text={candidateCopy.unfilled(terms.kind, unfilled)}
        />
      )}
      {mayFreeze && <Button text={awardSheetCopy.freeze} onPress={() => setFreezing(true)} />}
      {honoured.length === 0 ? (
        <EmptyState icon="award" text={candidateCopy.nobody} />
      ) : (
        <>
          <SectionTitle
            text={candidateCopy.honoured(awardCopy.count(terms.kind, honoured.length))}
          />
          <Rows rows={honoured} />
        </>
      )}
      {others.length > 0 && (
        <>
          <SectionTitle text={candidateCopy.others} />
          <Rows rows={others} />
        </>
      )}
      {freezing && <FreezeSheet answer={answer} onClose={() => setFreezing(false)} />}
    </View>
  );
}

function Rows({ rows }: { rows: readonly CandidateRow[] }) {
  return (
    <Card flush>
      {rows.map((row) => (
        <View key={row.id} className="award__line">
          {row.rank !== undefined && (
            <View className="award__rank">{awardCopy.rank(row.rank)}</View>
          )}
          <View className="award__who">
            <View className="award__who-name">
              {common.listOf(row.name === '' ? awardCopy.erased : row.name, row.branchName)}
            </View>
            <Parts className="award__detail" text={candidateCopy.figures(row)} />
            {row.way ? (
              <View className="award__in">{candidateCopy.way(row.way, row.partName)}</View>
            ) : (
              <View className="award__why">{candidateCopy.reason(row.shortfalls)}</View>
            )}
          </View>
        </View>
      ))}
    </Card>
  );
}

function FreezeSheet({ answer, onClose }: { answer: CandidatesAnswer; onClose: () => void }) {
  const { busy, failure, run } = useWork();
  const { awardId, revision, terms } = answer;
  const freeze = () =>
    run(
      () => freezeAward({ awardId, revision }),
      // The award's page lies below: a second one with the same address would show what the first one knew.
      goBack,
    );
  return (
    <Sheet title={awardSheetCopy.freeze} onClose={onClose}>
      <View className="award__sheet">
        <View className="award__terms">
          {termsInWords(terms).map((sentence) => (
            <View key={sentence}>{sentence}</View>
          ))}
        </View>
        <View>{awardSheetCopy.freezeFact}</View>
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button
          text={busy ? awardSheetCopy.working : awardSheetCopy.freezeNow}
          busy={busy}
          onPress={() => void freeze()}
        />
      </View>
    </Sheet>
  );
}
