import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { Button, Card, EmptyState, QueryView, SectionTitle, Strip, Tag } from '@/components';
import type { AwardAnswer, HonouredRow } from '@contract/award-answers';
import { awardCopy } from '@/copy/award';
import { termsInWords } from '@/copy/award-terms';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage, pageParameter } from '@/platform/navigation';
import { fetchAward } from '../api';
import { AppealPart } from './appeal-part';
import { ManagePart } from './manage-part';
import { Versions } from './versions';
import './award.scss';

/** One award: its list, how it was chosen, appeals; for administrators what is to be done next. */
export function AwardPage() {
  const [awardId] = useState(() => pageParameter('id') ?? '');
  const [version, setVersion] = useState<number>();
  const ask = useCallback(() => fetchAward(awardId, version), [awardId, version]);
  const query = useCachedQuery(`award.${awardId}.${version ?? ''}`, ask);
  return (
    <QueryView query={query} skeleton={['card', 'tall']}>
      {(award) => <Shown award={award} onChanged={query.refresh} onVersion={setVersion} />}
    </QueryView>
  );
}

interface ShownProps {
  award: AwardAnswer;
  onChanged: () => void;
  onVersion: (version: number | undefined) => void;
}

function Shown({ award, onChanged, onVersion }: ShownProps) {
  const newest = Math.max(0, ...award.versions.map((one) => one.version));
  const isOld = award.shownVersion < newest;
  return (
    <View className="award">
      <Head award={award} />
      {isOld && (
        <Strip
          icon="clock"
          text={awardCopy.old(award.shownVersion)}
          action={awardCopy.toNewest}
          onAction={() => onVersion(undefined)}
        />
      )}
      {award.own && (
        <Button
          icon="award"
          kind={award.managed ? 'secondary' : 'primary'}
          text={awardCopy.certificate}
          onPress={() => openPage('certificate', { id: award.awardId })}
        />
      )}
      {award.managed && !isOld && <ManagePart award={award} onChanged={onChanged} />}
      {!isOld && <AppealPart award={award} onChanged={onChanged} />}
      <Honoured award={award} />
      <Terms award={award} />
      {award.versions.length > 0 && <Versions award={award} onVersion={onVersion} />}
    </View>
  );
}

function Head({ award }: { award: AwardAnswer }) {
  const { name, organisationName, stage, appealsUntilMs, terms, rows } = award;
  const published = stage === 'appeals' || stage === 'deciding' || stage === 'final';
  return (
    <Card>
      <View className="award__name">{name}</View>
      <View className="award__holder">{organisationName}</View>
      <View className="award__tags">
        <Tag tone={published ? 'honour' : 'neutral'} text={awardCopy.stage(stage)} />
        {rows.length > 0 && <Tag text={awardCopy.count(terms.kind, rows.length)} />}
      </View>
      {stage === 'appeals' && appealsUntilMs !== undefined && (
        <View className="award__fact">{awardCopy.until(appealsUntilMs)}</View>
      )}
      {(stage === 'deciding' || stage === 'final') && (
        <View className="award__fact">{awardCopy[stage]}</View>
      )}
    </Card>
  );
}

function Honoured({ award: { rows, terms, stage, erased } }: { award: AwardAnswer }) {
  if (erased) return <EmptyState icon="award" text={awardCopy.listErased} />;
  if (rows.length === 0)
    return stage === 'draft' ? <EmptyState icon="award" text={awardCopy.notYet} /> : null;
  return (
    <>
      <Card flush>
        {rows.map((row, place) => (
          <HonouredLine key={row.id ?? place} row={row} branches={terms.kind === 'collective'} />
        ))}
      </Card>
      {terms.kind === 'pacesetter' && stage !== 'frozen' && (
        <View className="award__note">{awardCopy.names}</View>
      )}
    </>
  );
}

function HonouredLine({ row, branches }: { row: HonouredRow; branches: boolean }) {
  const { rank, name, branchName, own, way, number, code } = row;
  return (
    <View className={`award__line ${own ? 'award__line--own' : ''}`}>
      <View className="award__rank">{awardCopy.rank(rank)}</View>
      <View className="award__who">
        <View className="award__who-name">{name === '' ? awardCopy.erased : name}</View>
        {branchName !== '' && <View className="award__detail">{branchName}</View>}
        <View className="award__detail">{awardCopy.way(way)}</View>
        {number !== undefined && code !== undefined && (
          <View className="award__detail">{awardCopy.number(number, code)}</View>
        )}
      </View>
      {own && <Tag tone="honour" text={branches ? awardCopy.ownBranch : awardCopy.own} />}
    </View>
  );
}

function Terms({ award }: { award: AwardAnswer }) {
  return (
    <>
      <SectionTitle text={awardCopy.howChosen} />
      <Card>
        <View className="award__terms">
          {termsInWords(award.terms).map((sentence) => (
            <View key={sentence}>{sentence}</View>
          ))}
        </View>
      </Card>
    </>
  );
}
