import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { VenueAnswer, VenueRow } from '@contract/venue';
import { venueKinds } from '@contract/vocabulary';
import { Button, Card, QueryView, Strip } from '@/components';
import { ChoiceField, LongTextField, TextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { venueEditorCopy as copy, venueKindNames } from '@/copy/venue';
import { type CallResult } from '@/platform/cloud';
import { useCachedQuery } from '@/platform/cached-query';
import { goBack, pageParameter } from '@/platform/navigation';
import { newRequestId } from '@/platform/request-id';
import { type ChosenFile, chooseFile, upload } from '@/platform/upload';
import { useWork } from '@/platform/use-work';
import { addVenue, changeVenue, fetchKeepers, fetchVenue, fetchVenues } from '../api';
import { factsOfForm, type FormFault, formOf, type VenueForm } from '../venue-form';
import { PositionFields } from './position-fields';
import './venue.scss';

interface Editing {
  venue?: VenueAnswer;
  keepers: { organisationId: string; name: string }[];
  /** To which it could belong. */
  parents: VenueRow[];
}

/** What the editor needs: the venue, or for a new one who can keep it; and those that it can belong to. */
async function fetchEditing(venueId: string | undefined): Promise<CallResult<Editing>> {
  const [list, one] = await Promise.all([
    fetchVenues(),
    venueId === undefined ? fetchKeepers() : fetchVenue(venueId),
  ]);
  if (!list.ok) return list;
  if (!one.ok) return one;
  const parents = list.data.venues.filter(
    (other) => other.parentId === undefined && !other.withdrawn && other.venueId !== venueId,
  );
  const about = 'keepers' in one.data ? one.data : { venue: one.data, keepers: [] };
  return { ...list, data: { ...about, parents } };
}

/** One venue: a new one, or what is said of one. */
export function VenueEditor() {
  const [venueId] = useState(() => pageParameter('id'));
  const ask = useCallback(() => fetchEditing(venueId), [venueId]);
  const query = useCachedQuery(`venue.edit.${venueId ?? 'new'}`, ask);
  return (
    <QueryView query={query} skeleton={['tall', 'tall']}>
      {(editing) => <Form key={editing.venue?.changedAtMs ?? 0} editing={editing} />}
    </QueryView>
  );
}

function Form({ editing }: { editing: Editing }) {
  const { venue, keepers } = editing;
  const [form, setForm] = useState<VenueForm>(() => formOf(venue));
  const [keeper, setKeeper] = useState(0);
  const [requestId] = useState(newRequestId);
  const [fault, setFault] = useState<FormFault>();
  const [picture, setPicture] = useState<ChosenFile>();
  const [share, setShare] = useState(0);
  const { busy, failure, run } = useWork();
  const change = (more: Partial<VenueForm>) => {
    setFault(undefined);
    setForm((before) => ({ ...before, ...more }));
  };
  const save = () => {
    const facts = factsOfForm(form);
    if (typeof facts === 'string') {
      setFault(facts);
      return;
    }
    void run(async () => {
      const uploaded = picture && (await upload('venue', picture, setShare));
      if (uploaded && !uploaded.ok) return uploaded;
      const more = { venue: facts, ...(uploaded ? { uploadId: uploaded.data.uploadId } : {}) };
      if (venue) {
        const { venueId, changedAtMs } = venue;
        return changeVenue({ venueId, changedAtMs, ...more });
      }
      return addVenue({
        requestId,
        organisationId: keepers[keeper]?.organisationId ?? '',
        ...more,
      });
    }, goBack);
  };
  const choose = async () => setPicture((await chooseFile(['jpg', 'jpeg', 'png'])) ?? picture);
  const hasPicture = picture !== undefined || venue?.pictureUrl !== undefined;
  return (
    <View className="venue">
      <Card>
        <View className="venue__form">
          {keepers.length > 1 && (
            <ChoiceField
              label={copy.keeper}
              options={keepers.map(({ name }) => name)}
              index={keeper}
              onChange={setKeeper}
            />
          )}
          <House form={form} fault={fault} parents={editing.parents} onChange={change} />
        </View>
      </Card>
      <PositionFields form={form} fault={fault} onChange={change} />
      <Card>
        <View className="venue__form">
          <Service form={form} fault={fault} onChange={change} />
          {picture && <View className="venue__note">{copy.pictureChosen(picture.name)}</View>}
          <Button
            kind="secondary"
            icon="image"
            text={hasPicture ? copy.pictureAgain : copy.picture}
            disabled={busy}
            onPress={() => void choose()}
          />
        </View>
      </Card>
      {fault && <Strip icon="circle-alert" tone="amber" text={copy.faults[fault]} />}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={busy && picture ? copy.sending(Math.round(share * 100)) : copy.save}
        busy={busy}
        onPress={save}
      />
    </View>
  );
}

export interface FormPartProps {
  form: VenueForm;
  fault: FormFault | undefined;
  onChange: (more: Partial<VenueForm>) => void;
}

function House({ form, fault, parents, onChange }: FormPartProps & { parents: VenueRow[] }) {
  const places = ['', ...parents.map(({ venueId }) => venueId)];
  return (
    <>
      <TextField
        label={copy.name}
        hint={copy.nameHint}
        maxlength={30}
        value={form.name}
        problem={fault === 'name' ? copy.faults.name : undefined}
        onChange={(name) => onChange({ name })}
      />
      <ChoiceField
        label={copy.kind}
        options={venueKinds.map((kind) => venueKindNames[kind])}
        index={venueKinds.indexOf(form.kind)}
        onChange={(index) => onChange({ kind: venueKinds[index] ?? form.kind })}
      />
      <TextField
        label={copy.address}
        hint={copy.addressHint}
        maxlength={60}
        value={form.address}
        problem={fault === 'address' ? copy.faults.address : undefined}
        onChange={(address) => onChange({ address })}
      />
      <ChoiceField
        label={copy.parent}
        options={[copy.noParent, ...parents.map(({ name }) => name)]}
        index={Math.max(0, places.indexOf(form.parentId))}
        onChange={(index) => onChange({ parentId: places[index] ?? '' })}
      />
    </>
  );
}

function Service({ form, fault, onChange }: FormPartProps) {
  return (
    <>
      <TextField
        label={copy.hours}
        hint={copy.hoursHint}
        maxlength={60}
        value={form.openingHours}
        onChange={(openingHours) => onChange({ openingHours })}
      />
      <TextField
        label={copy.phone}
        hint={copy.phoneHint}
        maxlength={20}
        value={form.phone}
        problem={fault === 'phone' ? copy.faults.phone : undefined}
        onChange={(phone) => onChange({ phone })}
      />
      <LongTextField
        label={copy.introduction}
        hint={copy.introductionHint}
        maxlength={200}
        value={form.introduction}
        onChange={(introduction) => onChange({ introduction })}
      />
    </>
  );
}
