import { SwitchRow } from '@/components';
import {
  type AwardTerms,
  type CollectiveTerms,
  mostPlaces,
  mostPlacesOfPart,
  type PacesetterTerms,
} from '@contract/award-terms';
import { awardEditorCopy } from '@/copy/award-terms';
import { Stepper } from './stepper';

interface TermsProps {
  terms: AwardTerms;
  onChange: (terms: AwardTerms) => void;
}

/** How many places, and whose. */
export function Places({ terms, onChange }: TermsProps) {
  const overall = awardEditorCopy.overall[terms.kind];
  if (terms.kind === 'pacesetter') {
    const set = (more: Partial<PacesetterTerms['places']>) =>
      onChange({ ...terms, places: { ...terms.places, ...more } });
    return (
      <>
        <Stepper
          label={awardEditorCopy.perPart}
          fact={awardEditorCopy.perPartFact}
          value={terms.places.perPart}
          most={mostPlacesOfPart}
          onChange={(perPart) => set({ perPart })}
        />
        <Stepper
          label={overall}
          fact={awardEditorCopy.overallFact}
          value={terms.places.overall}
          most={mostPlaces}
          onChange={(count) => set({ overall: count })}
        />
      </>
    );
  }
  const { places } = terms;
  return (
    <>
      {(['small', 'medium', 'large', 'overall'] as const).map((band) => (
        <Stepper
          key={band}
          label={band === 'overall' ? overall : awardEditorCopy[band]}
          value={places[band]}
          most={mostPlacesOfPart}
          onChange={(count) => onChange({ ...terms, places: { ...places, [band]: count } })}
        />
      ))}
    </>
  );
}

/** What is asked of whoever is to have one. */
export function Conditions({ terms, onChange }: TermsProps) {
  return terms.kind === 'pacesetter' ? (
    <OfMembers terms={terms} onChange={onChange} />
  ) : (
    <OfBranches terms={terms} onChange={onChange} />
  );
}

interface FieldsProps<Terms> {
  terms: Terms;
  onChange: (terms: AwardTerms) => void;
}

function OfMembers({ terms, onChange }: FieldsProps<PacesetterTerms>) {
  const { conditions } = terms;
  const set = (more: Partial<PacesetterTerms['conditions']>) =>
    onChange({ ...terms, conditions: { ...conditions, ...more } });
  return (
    <>
      <Stepper
        label={awardEditorCopy.attendance}
        value={conditions.attendancePercent}
        most={100}
        step={5}
        onChange={(attendancePercent) => set({ attendancePercent })}
      />
      <Stepper
        label={awardEditorCopy.lectures}
        value={conditions.lectures}
        most={100}
        onChange={(lectures) => set({ lectures })}
      />
      <Stepper
        label={awardEditorCopy.points}
        value={conditions.points}
        most={10_000}
        step={10}
        onChange={(points) => set({ points })}
      />
      <SwitchRow
        title={awardEditorCopy.eligibleOnly}
        on={conditions.eligibleOnly}
        onChange={(eligibleOnly) => set({ eligibleOnly })}
      />
    </>
  );
}

function OfBranches({ terms, onChange }: FieldsProps<CollectiveTerms>) {
  const { conditions } = terms;
  const set = (more: Partial<CollectiveTerms['conditions']>) =>
    onChange({ ...terms, conditions: { ...conditions, ...more } });
  return (
    <>
      <Stepper
        label={awardEditorCopy.members}
        value={conditions.members}
        least={1}
        most={1_000}
        onChange={(members) => set({ members })}
      />
      <Stepper
        label={awardEditorCopy.participation}
        fact={awardEditorCopy.participationFact}
        value={conditions.participationPercent}
        most={100}
        step={5}
        onChange={(participationPercent) => set({ participationPercent })}
      />
    </>
  );
}
