import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { Button, Card, QueryView, SectionTitle, Segmented, Strip } from '@/components';
import { TextField } from '@/components/fields';
import type { AwardPlan } from '@contract/award-answers';
import { type AwardKind, type AwardTerms, defaultTerms, tieRules } from '@contract/award-terms';
import { awardEditorCopy } from '@/copy/award-terms';
import { errorCopy } from '@/copy/error-copy';
import { useCachedQuery } from '@/platform/cached-query';
import { goBack, pageParameter, replacePage } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { defineAward, editAward, fetchAward } from '../api';
import { Stepper } from './stepper';
import { Conditions, Places } from './terms-fields';
import './award.scss';

/** Defines an award, or changes one that has no list yet. */
export function AwardEditor() {
  const [awardId] = useState(() => pageParameter('id'));
  return awardId === undefined ? <Form /> : <Loaded awardId={awardId} />;
}

function Loaded({ awardId }: { awardId: string }) {
  const ask = useCallback(() => fetchAward(awardId), [awardId]);
  const query = useCachedQuery(`award.${awardId}.`, ask);
  return (
    <QueryView query={query} skeleton={['card', 'tall']}>
      {(award) => <Form key={award.revision} award={award} />}
    </QueryView>
  );
}

const kindOptions = (['pacesetter', 'collective'] as const).map((value) => ({
  value,
  text: awardEditorCopy.kinds[value],
}));
const tieOptions = tieRules.map((value) => ({ value, text: awardEditorCopy.tieKinds[value] }));

function Form({ award }: { award?: AwardPlan }) {
  const [name, setName] = useState(award?.name ?? awardEditorCopy.defaultNames.pacesetter);
  const [terms, setTerms] = useState<AwardTerms>(award?.terms ?? defaultTerms.pacesetter);
  const { busy, problem, save } = useSave(award, name, terms);
  const choose = (kind: AwardKind) => {
    setTerms(defaultTerms[kind]);
    setName(awardEditorCopy.defaultNames[kind]);
  };
  return (
    <View className="award">
      {!award && (
        <Segmented
          label={awardEditorCopy.kind}
          options={kindOptions}
          value={terms.kind}
          onChange={choose}
        />
      )}
      <TextField
        label={awardEditorCopy.name}
        hint={awardEditorCopy.nameHint}
        maxlength={20}
        value={name}
        onChange={setName}
      />
      <SectionTitle text={awardEditorCopy.places} />
      <Card flush>
        <Places terms={terms} onChange={setTerms} />
      </Card>
      <SectionTitle text={awardEditorCopy.conditions} />
      <Card flush>
        <Conditions terms={terms} onChange={setTerms} />
      </Card>
      <SectionTitle text={awardEditorCopy.ties} />
      <Segmented
        label={awardEditorCopy.ties}
        options={tieOptions}
        value={terms.ties}
        onChange={(ties) => setTerms({ ...terms, ties })}
      />
      <View className="award__note">{awardEditorCopy.tieFact(terms.kind, terms.ties)}</View>
      <Card flush>
        <Stepper
          label={awardEditorCopy.appealDays}
          value={terms.appealDays}
          least={1}
          most={15}
          onChange={(appealDays) => setTerms({ ...terms, appealDays })}
        />
      </Card>
      {problem !== undefined && <Strip icon="circle-alert" tone="amber" text={problem} />}
      <Button
        text={busy ? awardEditorCopy.saving : awardEditorCopy.save}
        busy={busy}
        onPress={() => void save()}
      />
    </View>
  );
}

function useSave(award: AwardPlan | undefined, name: string, terms: AwardTerms) {
  const [organisationId] = useState(() => pageParameter('organisation') ?? '');
  const { busy, failure, run } = useWork();
  const [fault, setFault] = useState<string>();
  const save = async () => {
    const missing = faultOf(name, terms);
    setFault(missing);
    if (missing !== undefined) return;
    const ask = () =>
      award
        ? editAward({ awardId: award.awardId, revision: award.revision }, name.trim(), terms)
        : defineAward(organisationId, name.trim(), terms);
    await run(ask, ({ awardId }) => (award ? goBack() : replacePage('award', { id: awardId })));
  };
  return { busy, problem: fault ?? (failure && errorCopy[failure]), save };
}

function faultOf(name: string, terms: AwardTerms): string | undefined {
  if (name.trim() === '') return awardEditorCopy.nameMissing;
  const total = Object.values(terms.places).reduce((sum, count) => sum + count, 0);
  return total === 0 ? awardEditorCopy.noPlaces : undefined;
}
