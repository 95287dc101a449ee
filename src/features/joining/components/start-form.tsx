import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, EmptyState, Segmented, Strip } from '@/components';
import { TextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { joinCopy, startCopy } from '@/copy/joining';
import { openPage } from '@/platform/navigation';
import { agreeToPrivacy } from '@/platform/privacy';
import { useWork } from '@/platform/use-work';
import { startUp } from '../api';
import { Consent } from './consent';

type Kind = 'district' | 'committee';
const kinds = (['district', 'committee'] as const).map((value) => ({
  value,
  text: startCopy.kinds[value],
}));

/** The first administrator names the organisation and the own branch. */
export function StartForm({ code, onFounded }: { code: string; onFounded: () => void }) {
  const [kind, setKind] = useState<Kind>('district');
  const [organisationName, setOrganisationName] = useState('');
  const [branchName, setBranchName] = useState('');
  const [name, setName] = useState('');
  const { busy, failure, run } = useWork();
  const texts = [organisationName, branchName, name].map((one) => one.trim());
  const submit = async () => {
    if (!(await agreeToPrivacy())) return;
    const [organisation = '', branch = '', own = ''] = texts;
    const start = { code, kind, organisationName: organisation, branchName: branch, name: own };
    if (await run(() => startUp(start))) onFounded();
  };
  return (
    <View className="join-page">
      <View>
        <View className="join-page__title">{startCopy.title}</View>
        <View className="join-page__lead">{startCopy.lead}</View>
      </View>
      <Card className="join-page__form">
        <Segmented label={startCopy.kind} options={kinds} value={kind} onChange={setKind} />
        <TextField
          label={startCopy.organisation}
          value={organisationName}
          hint={startCopy.organisationHint}
          maxlength={30}
          onChange={setOrganisationName}
        />
        <TextField
          label={startCopy.branch}
          value={branchName}
          hint={startCopy.branchHint}
          maxlength={30}
          onChange={setBranchName}
        />
        <TextField
          label={joinCopy.name}
          value={name}
          hint={joinCopy.nameHint}
          maxlength={30}
          onChange={setName}
        />
        <Consent later={startCopy.viewable} />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button
          text={startCopy.submit}
          busy={busy}
          disabled={texts.includes('')}
          onPress={() => void submit()}
        />
      </Card>
    </View>
  );
}

/** The first administrator goes on with the season; nobody else could begin it. */
export const Founded = ({ branchName }: { branchName: string }) => (
  <EmptyState
    icon="circle-check"
    text={startCopy.founded(branchName)}
    action={startCopy.toOrganisation}
    onAction={() => openPage('organisation')}
  />
);
