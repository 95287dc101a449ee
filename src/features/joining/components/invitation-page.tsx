import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { InvitationAnswer } from '@contract/joining';
import { Button, Card, QueryView, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { organisationCopy } from '@/copy/organisation';
import { useCachedQuery } from '@/platform/cached-query';
import { copyText } from '@/platform/clipboard';
import { openPage, pageParameter } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { renewInvitation, showInvitation } from '../api';
import './organisation-page.scss';

/** The code of a branch, large enough to be read out, with the words to send it by. */
export function InvitationPage() {
  const [id] = useState(() => pageParameter('id') ?? '');
  const ask = useCallback(() => showInvitation(id), [id]);
  const query = useCachedQuery(`joining.invitation.${id}`, ask);
  return (
    <QueryView query={query} skeleton={['tall', 'line']}>
      {(invitation) => <Invitation id={id} invitation={invitation} onRenewed={query.refresh} />}
    </QueryView>
  );
}

interface InvitationProps {
  id: string;
  invitation: InvitationAnswer;
  onRenewed: () => void;
}

const copy = organisationCopy.invitation;

function Invitation({ id, invitation, onRenewed }: InvitationProps) {
  const { branchName, code, version, expiresAtMs } = invitation;
  const grouped = `${code.slice(0, 4)} ${code.slice(4)}`;
  const [copied, setCopied] = useState(false);
  const { busy, failure, run } = useWork();
  const renew = async () => {
    setCopied(false);
    if (await run(() => renewInvitation(id, version))) onRenewed();
  };
  return (
    <View className="organisation-page">
      <Card>
        <View>{branchName}</View>
        <View className="organisation-page__code">{grouped}</View>
        <View className="organisation-page__fact">{copy.lead}</View>
        <View className="organisation-page__fact">{copy.until(expiresAtMs)}</View>
      </Card>
      {copied && <Strip icon="circle-check" text={copy.copied} />}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={copy.copy}
        onPress={() => void copyText(copy.text(branchName, grouped)).then(setCopied)}
      />
      <Button
        kind="secondary"
        icon="qr-code"
        text={copy.sheet}
        onPress={() => openPage('invitationPoster', { id })}
      />
      <Button kind="quiet" text={copy.renew} busy={busy} onPress={() => void renew()} />
      <View className="organisation-page__fact">{copy.renewNote}</View>
    </View>
  );
}
