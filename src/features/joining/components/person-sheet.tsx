import { View } from '@tarojs/components';
import { useState } from 'react';
import type { PersonRow, TreeRow } from '@contract/organisation';
import { type RoleName, roles, type Segment, segments } from '@contract/vocabulary';
import { Button, Pressable, Row, Segmented, Sheet, Strip } from '@/components';
import { TextField, longestReason } from '@/components/fields';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { organisationCopy } from '@/copy/organisation';
import { roleNames } from '@/copy/me';
import { roleDuties } from '@/copy/role-duties';
import { segmentNames } from '@/copy/segments';
import { useWork } from '@/platform/use-work';
import { editMember, endRole, grantRole, moveMember, setEligible } from '../api';

import './organisation-page.scss';

const copy = organisationCopy.person;
type Step = 'choose' | 'roles' | 'edit' | 'move' | 'eligible';

export interface PersonSheetProps {
  row: PersonRow;
  organisation: TreeRow;
  /** Where the caller may move people to. */
  branches: readonly TreeRow[];
  onClose: () => void;
  /** With the words that say what was done. */
  onChanged: (done: string) => void;
}

/** What may be changed of one person on the roster. */
export function PersonSheet(props: PersonSheetProps) {
  const { row, organisation, onClose } = props;
  const [step, setStep] = useState<Step>('choose');
  const { grantRoles, editPeople, manage } = organisation.may;
  return (
    <Sheet title={row.name} onClose={onClose}>
      {step === 'choose' && grantRoles && (
        <Row icon="award" title={copy.roles} onPress={() => setStep('roles')} />
      )}
      {step === 'choose' && editPeople && (
        <Row icon="user-round" title={copy.edit} onPress={() => setStep('edit')} />
      )}
      {step === 'choose' && manage && (
        <Row icon="users-round" title={copy.move} onPress={() => setStep('move')} />
      )}
      {step === 'choose' && manage && (
        <Row icon="trophy" title={copy.eligible} onPress={() => setStep('eligible')} />
      )}
      {step === 'roles' && <Roles {...props} />}
      {step === 'edit' && <Edit {...props} />}
      {step === 'move' && <Move {...props} />}
      {step === 'eligible' && <Eligible {...props} />}
    </Sheet>
  );
}

function Roles({ row, organisation, onChanged }: PersonSheetProps) {
  const { busy, failure, run } = useWork();
  const { organisationId, name } = organisation;
  const holds = (role: RoleName) =>
    row.roles.some((one) => one.role === role && one.organisationId === organisationId);
  const change = async (role: RoleName) => {
    const grant = { memberId: row.memberId, role, organisationId };
    const done = await run<object>(() => (holds(role) ? endRole(grant) : grantRole(grant)));
    if (done) onChanged(copy.saved);
  };
  return (
    <View>
      <View className="organisation-page__fact">{organisationCopy.forOrganisation(name)}</View>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {roles.map((role) => (
        <Row
          key={role}
          title={roleNames[role]}
          detail={roleDuties[role]}
          end={
            <Button
              kind={holds(role) ? 'quiet' : 'secondary'}
              compact
              text={holds(role) ? organisationCopy.end : organisationCopy.grant}
              label={`${holds(role) ? organisationCopy.end : organisationCopy.grant}${roleNames[role]}`}
              busy={busy}
              onPress={() => void change(role)}
            />
          }
        />
      ))}
    </View>
  );
}

function Edit({ row, onClose, onChanged }: PersonSheetProps) {
  const [name, setName] = useState(row.name);
  const [chosen, setChosen] = useState<readonly Segment[]>(row.segments);
  const { busy, failure, run } = useWork();
  const toggle = (one: Segment) =>
    setChosen(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  const submit = async () => {
    const edit = { memberId: row.memberId, name: name.trim(), segments: [...chosen] };
    if (!(await run(() => editMember(edit)))) return;
    onChanged(copy.saved);
    onClose();
  };
  return (
    <View className="organisation-page__form">
      <TextField
        label={organisationCopy.name}
        value={name}
        hint={row.name}
        maxlength={30}
        onChange={setName}
      />
      <View>
        <View className="organisation-page__fact">{copy.segments}</View>
        <View className="organisation-page__chips">
          {segments.map((one) => (
            <Pressable
              key={one}
              className={`organisation-page__chip ${chosen.includes(one) ? 'organisation-page__chip--on' : ''}`}
              label={common.choice(segmentNames[one], chosen.includes(one))}
              onPress={() => toggle(one)}
            >
              {segmentNames[one]}
            </Pressable>
          ))}
        </View>
      </View>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={organisationCopy.save}
        busy={busy}
        disabled={name.trim() === ''}
        onPress={() => void submit()}
      />
    </View>
  );
}

function Move({ row, branches, onClose, onChanged }: PersonSheetProps) {
  const [chosenId, setChosenId] = useState<string>();
  const { busy, failure, run } = useWork();
  const others = branches.filter(({ organisationId }) => organisationId !== row.branchId);
  const chosen = others.find(({ organisationId }) => organisationId === chosenId);
  const submit = async () => {
    const move = (toId: string) => moveMember(row.memberId, toId, row.branchId);
    if (!chosen || !(await run(() => move(chosen.organisationId)))) return;
    onChanged(copy.moved(row.name, chosen.name));
    onClose();
  };
  return (
    <View className="organisation-page__form">
      <View className="organisation-page__fact">{copy.moveNote}</View>
      <View className="organisation-page__choices">
        {others.map(({ organisationId, name }) => (
          <Row
            key={organisationId}
            title={name}
            label={common.choice(name, organisationId === chosenId)}
            icon={organisationId === chosenId ? 'circle-check' : 'users-round'}
            onPress={() => setChosenId(organisationId)}
          />
        ))}
      </View>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={copy.moveTo(chosen?.name ?? '…')}
        busy={busy}
        disabled={!chosen}
        onPress={() => void submit()}
      />
    </View>
  );
}

function Eligible({ row, onClose, onChanged }: PersonSheetProps) {
  const [eligible, setChosen] = useState<'yes' | 'no'>('no');
  const [reason, setReason] = useState('');
  const { busy, failure, run } = useWork();
  const submit = async () => {
    const set = () => setEligible(row.memberId, eligible === 'yes', reason.trim());
    if (!(await run(set))) return;
    onChanged(copy.saved);
    onClose();
  };
  return (
    <View className="organisation-page__form">
      <View className="organisation-page__fact">{copy.eligibleNote}</View>
      <Segmented
        label={copy.eligible}
        options={[
          { value: 'yes', text: copy.count },
          { value: 'no', text: copy.leaveOut },
        ]}
        value={eligible}
        onChange={setChosen}
      />
      <TextField
        label={copy.why}
        value={reason}
        hint={copy.whyHint}
        maxlength={longestReason}
        onChange={setReason}
      />
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={organisationCopy.save}
        busy={busy}
        disabled={reason.trim() === ''}
        onPress={() => void submit()}
      />
    </View>
  );
}
