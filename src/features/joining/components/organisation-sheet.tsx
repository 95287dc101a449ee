import { View } from '@tarojs/components';
import { useState } from 'react';
import type { TreeRow } from '@contract/organisation';
import { Button, Row, Segmented, Sheet, Strip } from '@/components';
import { TextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { organisationCopy } from '@/copy/organisation';
import { openPage } from '@/platform/navigation';
import { newRequestId } from '@/platform/request-id';
import { useWork } from '@/platform/use-work';
import { addOrganisation, exportRoster, renameOrganisation, setJoinByPhone } from '../api';
import { FileButton } from './file-button';

export interface OrganisationSheetProps {
  row: TreeRow;
  onClose: () => void;
  onChanged: () => void;
}

/** What may be done with one organisation. */
export function OrganisationSheet({ row, onClose, onChanged }: OrganisationSheetProps) {
  const [step, setStep] = useState<'choose' | 'add' | 'rename' | 'phones'>('choose');
  const { organisationId, may, kind } = row;
  const go = (page: 'invitation' | 'people') => {
    onClose();
    openPage(page, { id: organisationId });
  };
  if (step === 'add') return <AddSheet row={row} onClose={onClose} onChanged={onChanged} />;
  if (step === 'rename') return <RenameSheet row={row} onClose={onClose} onChanged={onChanged} />;
  if (step === 'phones') return <PhonesSheet row={row} onClose={onClose} onChanged={onChanged} />;
  return (
    <Sheet title={row.name} onClose={onClose}>
      {may.invite && (
        <Row icon="qr-code" title={organisationCopy.invite} onPress={() => go('invitation')} />
      )}
      <Row icon="users-round" title={organisationCopy.people} onPress={() => go('people')} />
      {may.manage && kind !== 'branch' && (
        <Row icon="plus" title={organisationCopy.add} onPress={() => setStep('add')} />
      )}
      {may.manage && (
        <Row icon="settings-2" title={organisationCopy.rename} onPress={() => setStep('rename')} />
      )}
      {may.manage && row.joinByPhone !== undefined && (
        <Row
          icon="badge-check"
          title={organisationCopy.joinByPhone}
          detail={organisationCopy.joinByPhoneStates[row.joinByPhone]}
          {...(row.joinByPhone === 'above' ? {} : { onPress: () => setStep('phones') })}
        />
      )}
      {may.export && (
        <View className="organisation-page__form">
          <View className="organisation-page__fact">{organisationCopy.exportNote}</View>
          <FileButton text={organisationCopy.export} ask={() => exportRoster(organisationId)} />
        </View>
      )}
    </Sheet>
  );
}

/** Turning it on asks for data of people, and off forgets them: both are said before they are done. */
function PhonesSheet({ row, onClose, onChanged }: OrganisationSheetProps) {
  const { busy, failure, run } = useWork();
  const on = row.joinByPhone !== 'on';
  const copy = on ? organisationCopy.joinByPhoneBegin : organisationCopy.joinByPhoneEnd;
  const submit = async () => {
    if (await run(() => setJoinByPhone(row.organisationId, on))) onChanged();
  };
  return (
    <Sheet title={copy.title} onClose={onClose}>
      <View className="organisation-page__form">
        <View>{copy.note}</View>
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button text={copy.confirm} busy={busy} onPress={() => void submit()} />
      </View>
    </Sheet>
  );
}

type Kind = 'branch' | 'committee';
const kinds = (['branch', 'committee'] as const).map((value) => ({
  value,
  text: organisationCopy.kinds[value],
}));

function AddSheet({ row, onClose, onChanged }: OrganisationSheetProps) {
  const [requestId] = useState(newRequestId);
  const [kind, setKind] = useState<Kind>('branch');
  const [name, setName] = useState('');
  const { busy, failure, run } = useWork();
  const submit = async () => {
    const added = { requestId, parentId: row.organisationId, kind, name: name.trim() };
    if (await run(() => addOrganisation(added))) onChanged();
  };
  return (
    <Sheet title={organisationCopy.addTo(row.name)} onClose={onClose}>
      <View className="organisation-page__form">
        <Segmented
          label={organisationCopy.addKind}
          options={kinds}
          value={kind}
          onChange={setKind}
        />
        <TextField
          label={organisationCopy.name}
          value={name}
          hint={organisationCopy.nameHint}
          maxlength={30}
          onChange={setName}
        />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button
          text={organisationCopy.save}
          busy={busy}
          disabled={name.trim() === ''}
          onPress={() => void submit()}
        />
      </View>
    </Sheet>
  );
}

function RenameSheet({ row, onClose, onChanged }: OrganisationSheetProps) {
  const [name, setName] = useState(row.name);
  const { busy, failure, run } = useWork();
  const submit = async () => {
    if (await run(() => renameOrganisation(row.organisationId, name.trim()))) onChanged();
  };
  return (
    <Sheet title={organisationCopy.rename} onClose={onClose}>
      <View className="organisation-page__form">
        <TextField
          label={organisationCopy.name}
          value={name}
          hint={organisationCopy.nameHint}
          maxlength={30}
          onChange={setName}
        />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button
          text={organisationCopy.save}
          busy={busy}
          disabled={name.trim() === ''}
          onPress={() => void submit()}
        />
      </View>
    </Sheet>
  );
}
