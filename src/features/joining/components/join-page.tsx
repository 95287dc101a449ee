import { View } from '@tarojs/components';
import { useState } from 'react';
import type { JoinStanding, LookAnswer } from '@contract/joining';
import { Button, Card, EmptyState, QueryView, Sheet, Strip } from '@/components';
import { TextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { joinCopy } from '@/copy/joining';
import { forgetCachedQueries, useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { agreeToPrivacy } from '@/platform/privacy';
import { followEveryMs } from '@/platform/use-repeated';
import { useWork } from '@/platform/use-work';
import {
  askStanding,
  askToJoin,
  askWays,
  leaveOrganisation,
  lookAt,
  withdrawRequest,
} from '../api';
import { askedCode } from '../asked-code';
import { Consent } from './consent';
import { PhoneWay } from './phone-way';
import { Founded, StartForm } from './start-form';
import './join-page.scss';

/** From a guest to a member: the code, the name, the yes, and then the secretary's word. */
export function JoinPage() {
  const query = useCachedQuery('joining.standing', askStanding, { everyMs: followEveryMs });
  const [founded, setFounded] = useState(false);
  const changed = () => {
    // What the phone was shown before belonged to nobody; what it may see now is asked for anew.
    forgetCachedQueries();
    query.refresh();
  };
  const start = () => {
    setFounded(true);
    changed();
  };
  return (
    <QueryView query={query} skeleton={['tall', 'line']}>
      {(standing) =>
        founded && standing.state === 'member' ? (
          <Founded branchName={standing.branchName} />
        ) : (
          <Standing standing={standing} onChanged={changed} onFounded={start} />
        )
      }
    </QueryView>
  );
}

interface StandingProps {
  standing: JoinStanding;
  onChanged: () => void;
  onFounded: () => void;
}

function Standing({ standing, onChanged, onFounded }: StandingProps) {
  const form = <CodeForm onChanged={onChanged} onFounded={onFounded} />;
  switch (standing.state) {
    case 'member':
      return <Joined branchName={standing.branchName} onChanged={onChanged} />;
    case 'asking':
      return <Waiting standing={standing} onChanged={onChanged} />;
    case 'declined':
      return (
        <View className="join-page">
          <Strip
            icon="circle-alert"
            tone="amber"
            text={`${joinCopy.declined}。${joinCopy.declinedFact(standing.branchName, standing.reason)}`}
          />
          {form}
        </View>
      );
    case 'replaced':
      return (
        <View className="join-page">
          <Strip icon="circle-alert" tone="amber" text={joinCopy.replaced} />
          {form}
        </View>
      );
    case 'guest':
      return form;
    default:
      // An answer of another version than this client; the page's guard says so, an empty page would not.
      throw new Error(`unknown standing: ${JSON.stringify(standing satisfies never)}`);
  }
}

function Joined({ branchName, onChanged }: { branchName: string; onChanged: () => void }) {
  const [leaving, setLeaving] = useState(false);
  const { busy, failure, run } = useWork();
  const leave = async () => {
    if (await run(leaveOrganisation)) onChanged();
  };
  return (
    <View className="join-page">
      <EmptyState
        icon="circle-check"
        text={`${joinCopy.joined} ${branchName}`}
        action={joinCopy.toHome}
        onAction={() => openPage('home')}
      />
      <Button kind="quiet" text={joinCopy.leave} onPress={() => setLeaving(true)} />
      {leaving && (
        <Sheet title={joinCopy.leaveTitle} onClose={() => setLeaving(false)}>
          <View className="join-page__form">
            <View>{joinCopy.leaveNote}</View>
            {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
            <Button
              kind="secondary"
              text={joinCopy.leaveConfirm}
              busy={busy}
              onPress={() => void leave()}
            />
          </View>
        </Sheet>
      )}
    </View>
  );
}

interface WaitingProps {
  standing: Extract<JoinStanding, { state: 'asking' }>;
  onChanged: () => void;
}

function Waiting({ standing, onChanged }: WaitingProps) {
  const { busy, failure, run } = useWork();
  const withdraw = async () => {
    if (await run(withdrawRequest)) onChanged();
  };
  return (
    <View className="join-page">
      <Card className="join-page__form">
        <View className="join-page__title">{joinCopy.waiting}</View>
        <View>{joinCopy.waitingFact(standing.branchName, standing.askedAtMs)}</View>
        <View>
          {standing.name === '' ? joinCopy.phone.waiting : joinCopy.waitingName(standing.name)}
        </View>
        <View className="join-page__small">{joinCopy.canScan}</View>
      </Card>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button text={joinCopy.toHome} onPress={() => openPage('home')} />
      <Button kind="quiet" text={joinCopy.withdraw} busy={busy} onPress={() => void withdraw()} />
    </View>
  );
}

function CodeForm({ onChanged, onFounded }: Omit<StandingProps, 'standing'>) {
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
