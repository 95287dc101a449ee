import { View } from '@tarojs/components';
import { useState } from 'react';
import type { JoinStanding } from '@contract/joining';
import { Button, Card, EmptyState, QueryView, Sheet, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { joinCopy } from '@/copy/joining';
import { forgetCachedQueries, useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { followEveryMs } from '@/platform/use-repeated';
import { useWork } from '@/platform/use-work';
import { askStanding, leaveOrganisation, withdrawRequest } from '../api';
import { CodeForm } from './code-form';
import { Founded } from './start-form';
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
