import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { AuditAnswer } from '@contract/report';
import type { AuditAction } from '@contract/vocabulary';
import { Button, Card, EmptyState, QueryView, Row, Segmented, Strip } from '@/components';
import { ChoiceField, TextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { auditActionNames, auditCopy } from '@/copy/privacy';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { openSpreadsheet } from '@/platform/open-file';
import { useFurther } from '@/platform/use-further';
import { useWork } from '@/platform/use-work';
import { exportAudit, fetchAudit, fetchOrganisations } from '../api';
import { type AuditFilter, auditFilterOf, type AuditPeriod } from '../audit-filter';
import './privacy.scss';

const choices = ['all', ...(Object.keys(auditActionNames) as AuditAction[])] as const;
const nameOf = (action: (typeof choices)[number]) =>
  action === 'all' ? auditCopy.everything : auditActionNames[action];
const periods = Object.entries(auditCopy.periods).map(([value, text]) => ({
  value: value as AuditPeriod,
  text,
}));

/** What privileged people changed: filtered by what, who, where and when, newest first. */
export function AuditLog() {
  const [action, setAction] = useState<(typeof choices)[number]>('all');
  const [typed, setTyped] = useState('');
  const [person, setPerson] = useState('');
  const [organisationId, setOrganisationId] = useState<string>();
  const [period, setPeriod] = useState<AuditPeriod>('month');
  const [nowMs] = useState(serverNowMs);
  const filter = auditFilterOf({ action, person, organisationId, period }, nowMs);
  const key = JSON.stringify(filter);
  return (
    <View className="privacy">
      <View className="privacy__small">{auditCopy.note}</View>
      <Card className="privacy__form">
        <Segmented label={auditCopy.period} options={periods} value={period} onChange={setPeriod} />
        <ChoiceField
          label={auditCopy.action}
          options={choices.map(nameOf)}
          index={choices.indexOf(action)}
          onChange={(index) => setAction(choices[index] ?? 'all')}
        />
        <OrganisationChoice organisationId={organisationId} onChange={setOrganisationId} />
        <TextField
          label={auditCopy.person}
          value={typed}
          hint={auditCopy.personHint}
          maxlength={30}
          onChange={setTyped}
          onConfirm={() => setPerson(typed)}
        />
        <Button kind="secondary" text={auditCopy.search} onPress={() => setPerson(typed)} />
      </Card>
      <Found key={key} filter={filter} queryKey={key} />
    </View>
  );
}

interface OrganisationChoiceProps {
  organisationId: string | undefined;
  onChange: (organisationId: string | undefined) => void;
}

/** One of the own organisations, each with all that lies below it; nothing to choose where there is one only. */
function OrganisationChoice({ organisationId, onChange }: OrganisationChoiceProps) {
  const { data } = useCachedQuery('organisation.tree', fetchOrganisations);
  const rows = data?.rows ?? [];
  if (rows.length < 2) return null;
  return (
    <ChoiceField
      label={auditCopy.organisation}
      options={[auditCopy.everything, ...rows.map(({ name }) => name)]}
      index={rows.findIndex((row) => row.organisationId === organisationId) + 1}
      onChange={(index) => onChange(rows[index - 1]?.organisationId)}
    />
  );
}

function Found({ filter, queryKey }: { filter: AuditFilter; queryKey: string }) {
  // The key stands for the filter: an equal one is another object at every drawing.
  const ask = useCallback(() => askFor(queryKey), [queryKey]);
  // One answer is kept, the latest: notes name people. Under another filter it is none.
  const query = useCachedQuery('report.audit', ask);
  const data = query.data?.queryKey === queryKey ? query.data : undefined;
  return (
    <QueryView query={{ ...query, data }} skeleton={['card', 'card']}>
      {({ answer }) =>
        answer.rows.length === 0 ? (
          <EmptyState icon="shield-check" text={auditCopy.empty} />
        ) : (
          <Rows first={answer} filter={filter} />
        )
      }
    </QueryView>
  );
}

/** The newest notes under a filter, and which that is. */
async function askFor(queryKey: string) {
  const found = await fetchAudit(JSON.parse(queryKey) as AuditFilter, 0);
  return found.ok ? { ...found, data: { queryKey, answer: found.data } } : found;
}

function Rows({ first, filter }: { first: AuditAnswer; filter: AuditFilter }) {
  // A walk keeps to the notes that stood when it began, so that none is shown twice.
  const walk = { ...filter, untilMs: first.untilMs };
  const { pages, hasMore, busy, failure, more } = useFurther(first, {
    markOf: ({ nextOffset }) => nextOffset,
    read: (offset) => fetchAudit(walk, offset),
  });
  const rows = pages.flatMap((page) => page.rows);
  return (
    <>
      <Card flush>
        {rows.map((row) => (
          <View key={row.auditId} className="privacy__note">
            <Row title={auditCopy.title(row)} detail={auditCopy.row(row)} />
            {row.reason && <View className="privacy__reason">{auditCopy.reason(row.reason)}</View>}
          </View>
        ))}
      </Card>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {hasMore && <Button kind="secondary" text={auditCopy.more} busy={busy} onPress={more} />}
      <ExportAudit filter={walk} />
    </>
  );
}

function ExportAudit({ filter }: { filter: AuditFilter }) {
  const { busy, failure, run } = useWork();
  const [said, setSaid] = useState<string>();
  const take = async () => {
    const file = await run(() => exportAudit(filter));
    if (!file) return;
    const opened = await openSpreadsheet(file.url, file.fileName);
    setSaid(opened ? auditCopy.exported(file.rows) : auditCopy.exportFailed);
  };
  return (
    <>
      <Button
        kind="secondary"
        text={busy ? auditCopy.exporting : auditCopy.export}
        busy={busy}
        onPress={() => void take()}
      />
      {(failure || said) && (
        <Strip icon="circle-alert" text={failure ? errorCopy[failure] : (said ?? '')} />
      )}
    </>
  );
}
