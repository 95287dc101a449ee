import { View } from '@tarojs/components';
import { useState } from 'react';
import type { LookAnswer } from '@contract/joining';
import { Button, Card, Strip } from '@/components';
import { TextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { joinCopy } from '@/copy/joining';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { agreeToPrivacy } from '@/platform/privacy';
import { useWork } from '@/platform/use-work';
import { askToJoin, askWays, lookAt } from '../api';
import { askedCode } from '../asked-code';
import { Consent } from './consent';
import { PhoneWay } from './phone-way';
import { StartForm } from './start-form';
import './join-page.scss';

interface CodeFormProps {
  onChanged: () => void;
  onFounded: () => void;
}

/** The code that leads to a branch, or to founding the first one; then the name and the yes. */
export function CodeForm({ onChanged, onFounded }: CodeFormProps) {
  const [code, setCode] = useState(askedCode);
  const ways = useCachedQuery('joining.ways', askWays);
  const byPhone = ways.data?.byPhone === true;
  const [found, setFound] = useState<LookAnswer>();
  const { busy, failure, run } = useWork();
  const look = async () => setFound(await run(() => lookAt(code)));
  if (found?.leadsTo === 'start') return <StartForm code={code} onFounded={onFounded} />;
  if (found?.leadsTo === 'branch')
    return (
      <NameForm
        code={code}
        found={found}
        onBack={() => setFound(undefined)}
        onChanged={onChanged}
      />
    );
  return (
    <View className="join-page">
      <View>
        <View className="join-page__title">{joinCopy.title}</View>
        <View className="join-page__lead">{byPhone ? joinCopy.phone.choice : joinCopy.lead}</View>
      </View>
      {byPhone && <PhoneWay onChanged={onChanged} />}
      <Card className="join-page__form">
        <TextField
          label={joinCopy.code}
          value={code}
          hint={joinCopy.codeHint}
          maxlength={40}
          kind="code"
          onChange={setCode}
        />
        {failure && <Strip icon="circle-alert" tone="amber" text={codeFailureOf(failure)} />}
        <Button
          kind={byPhone ? 'secondary' : 'primary'}
          text={busy ? joinCopy.looking : joinCopy.next}
          busy={busy}
          disabled={code.trim().length < 8}
          onPress={() => void look()}
        />
      </Card>
      <Button kind="quiet" text={joinCopy.notNow} onPress={() => openPage('home')} />
    </View>
  );
}

/** A code of a wrong length has not the shape of the contract; for whoever typed it that is a wrong code. */
const codeFailureOf = (failure: keyof typeof errorCopy) =>
  errorCopy[failure === 'BAD_REQUEST' ? 'INVITATION_INVALID' : failure];

interface NameFormProps {
  code: string;
  found: Extract<LookAnswer, { leadsTo: 'branch' }>;
  onBack: () => void;
  onChanged: () => void;
}

function NameForm({ code, found, onBack, onChanged }: NameFormProps) {
  const [name, setName] = useState('');
  const { busy, failure, run } = useWork();
  const submit = async () => {
    if (!(await agreeToPrivacy())) return;
    if (await run(() => askToJoin(code, name.trim()))) onChanged();
  };
  return (
    <View className="join-page">
      <Card className="join-page__form">
        <View>
          <View className="join-page__small">{joinCopy.branch}</View>
          <View className="join-page__where">{found.branchName}</View>
          <View className="join-page__small">{found.committeeName}</View>
        </View>
        <TextField
          label={joinCopy.name}
          value={name}
          hint={joinCopy.nameHint}
          maxlength={30}
          onChange={setName}
        />
        <Consent later={joinCopy.withdrawable} />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button
          text={busy ? joinCopy.submitting : joinCopy.submit}
          busy={busy}
          disabled={name.trim() === ''}
          onPress={() => void submit()}
        />
      </Card>
      <Button kind="quiet" text={joinCopy.otherCode} onPress={onBack} />
    </View>
  );
}
