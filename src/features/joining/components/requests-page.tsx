import { View } from '@tarojs/components';
import { useState } from 'react';
import type { JoinCandidate, JoinRow } from '@contract/joining';
import {
  Button,
  Card,
  EmptyState,
  QueryView,
  Row,
  SectionTitle,
  Segmented,
  Sheet,
  Strip,
} from '@/components';
import { TextField, longestReason } from '@/components/fields';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { requestsCopy } from '@/copy/joining';
import { useCachedQuery } from '@/platform/cached-query';
import { followEveryMs } from '@/platform/use-repeated';
import { useWork } from '@/platform/use-work';
import { accept, decline, listRequests } from '../api';

import './requests-page.scss';

/** Who asks to join: one tap lets somebody in. */
export function RequestsPage() {
  const query = useCachedQuery('joining.requests', listRequests, { everyMs: followEveryMs });
  const [done, setDone] = useState<string>();
  const [declining, setDeclining] = useState<JoinRow>();
  const decided = (name?: string) => {
    setDone(name === undefined ? undefined : requestsCopy.accepted(name));
    setDeclining(undefined);
    query.refresh();
  };
  return (
    <QueryView query={query} skeleton={['card', 'card']}>
      {({ rows }) => (
        <View className="join-request__list">
          {done !== undefined && <Strip icon="circle-check" text={done} />}
          {rows.length === 0 ? (
            <EmptyState icon="circle-check" text={requestsCopy.none} />
          ) : (
            <SectionTitle text={requestsCopy.title(rows.length)} />
          )}
          {rows.map((row) => (
            <Request
              key={row.askId}
              row={row}
              onDecline={() => setDeclining(row)}
              onDone={decided}
            />
          ))}
          {declining && (
            <DeclineSheet
              row={declining}
              onClose={() => setDeclining(undefined)}
              onDone={() => decided()}
            />
          )}
        </View>
      )}
    </QueryView>
  );
}

interface RequestProps {
  row: JoinRow;
  onDecline: () => void;
  onDone: (name: string) => void;
}

function Request({ row, onDecline, onDone }: RequestProps) {
  const { busy, failure, run } = useWork();
  const { candidates } = row;
  const [first] = candidates;
  const [chosenId, setChosenId] = useState(candidates.length === 1 ? first?.memberId : undefined);
  const chosen = candidates.find(({ memberId }) => memberId === chosenId);
  const name = nameOf(row);
  const submit = async () => {
    const isBound = chosen?.bound === true;
    if (await run(() => accept(row.askId, chosen?.memberId, isBound))) onDone(chosen?.name ?? name);
  };
  return (
    <Card className="join-request">
      <View>
        <View className="join-request__name">{name}</View>
        <View className="join-request__fact">
          {requestsCopy.asked(row.branchName, row.askedAtMs)}
        </View>
      </View>
      <View className="join-request__fact">{factOf(row, chosen)}</View>
      {candidates.length > 1 && (
        <View>
          {candidates.map((one) => (
            <Row
              key={one.memberId}
              icon={one.memberId === chosenId ? 'circle-check' : 'user-round'}
              title={one.name}
              detail={requestsCopy.candidate(one)}
              label={common.choice(
                common.listOf(one.name, requestsCopy.candidate(one)),
                one.memberId === chosenId,
              )}
              onPress={() => setChosenId(one.memberId)}
            />
          ))}
        </View>
      )}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <View className="join-request__actions">
        <Button
          kind="secondary"
          text={chosen?.bound ? requestsCopy.replace : requestsCopy.accept}
          label={requestsCopy.acceptOf(name)}
          busy={busy}
          disabled={candidates.length > 1 && !chosen}
          onPress={() => void submit()}
        />
        <Button
          kind="quiet"
          text={requestsCopy.decline}
          label={requestsCopy.declineOf(name)}
          onPress={onDecline}
        />
      </View>
    </Card>
  );
}

/** Who asks by a number has said no name. */
function nameOf({ name, candidates }: JoinRow): string {
  if (name !== '') return name;
  return candidates.length === 1 ? (candidates[0]?.name ?? '') : requestsCopy.byPhone;
}

function factOf({ name, candidates }: JoinRow, chosen: JoinCandidate | undefined): string {
  const byPhone = name === '';
  if (candidates.length === 0) return requestsCopy.notOnRoster;
  if (!chosen) return byPhone ? requestsCopy.severalPhones : requestsCopy.several;
  if (byPhone && candidates.length === 1) return requestsCopy.phoneOfRole;
  return chosen.bound ? requestsCopy.isBound : requestsCopy.onRoster;
}

interface DeclineSheetProps {
  row: JoinRow;
  onClose: () => void;
  onDone: () => void;
}

function DeclineSheet({ row, onClose, onDone }: DeclineSheetProps) {
  const [reason, setReason] = useState('');
  const { busy, failure, run } = useWork();
  const submit = async () => {
    if (await run(() => decline(row.askId, reason.trim()))) onDone();
  };
  return (
    <Sheet title={requestsCopy.declineTitle(nameOf(row))} onClose={onClose}>
      <View className="join-request">
        <Segmented
          kind="pills"
          label={requestsCopy.why}
          options={requestsCopy.reasons.map((text) => ({ value: text, text }))}
          value={reason}
          onChange={setReason}
        />
        <TextField
          label={requestsCopy.why}
          value={reason}
          hint={requestsCopy.reasons[0] ?? ''}
          maxlength={longestReason}
          onChange={setReason}
        />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button
          text={requestsCopy.decline}
          busy={busy}
          disabled={reason.trim() === ''}
          onPress={() => void submit()}
        />
      </View>
    </Sheet>
  );
}
