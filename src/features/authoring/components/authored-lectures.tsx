import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  Button,
  Card,
  EmptyState,
  QueryView,
  Row,
  SectionTitle,
  Sheet,
  Strip,
  Tag,
} from '@/components';
import type { AuthoredRow, AuthoringListAnswer, DraftStatus } from '@contract/authoring-answers';
import { authoredCopy as copy, statusNames } from '@/copy/authoring';
import { errorCopy } from '@/copy/error-copy';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { newRequestId } from '@/platform/request-id';
import { useWork } from '@/platform/use-work';
import { createDraft, fetchAuthored, takeLecture } from '../api';
import { Recordings } from './recordings';
import './authoring.scss';

/** 微课管理: drafts, what is on the shelf, and what was taken off it. */
export function AuthoredLectures() {
  const query = useCachedQuery('authoring.list', fetchAuthored);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card']}>
      {(list) => <Lectures list={list} />}
    </QueryView>
  );
}

function Lectures({ list }: { list: AuthoringListAnswer }) {
  const { rows, organisations, recordings } = list;
  const { busy, failure, run } = useWork();
  const open = (row: AuthoredRow) => {
    if (!row.may.edit) openPage('lecturePlayer', { id: row.lectureId });
    else if (row.hasDraft) openPage('lectureEditor', { id: row.lectureId });
    else
      void run(
        () => takeLecture(row.lectureId),
        ({ draftId }) => openPage('lectureEditor', { id: draftId }),
      );
  };
  return (
    <View className="authoring">
      <Create organisations={organisations} />
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {rows.length === 0 && <EmptyState icon="book-open" text={copy.empty} />}
      {groups.map(({ name, has }) => (
        <Group
          key={name}
          name={name}
          rows={rows.filter(has)}
          onOpen={busy ? () => undefined : open}
        />
      ))}
      <Recordings recordings={recordings} />
    </View>
  );
}

const isUnfinished = ({ status }: AuthoredRow) => status === 'draft' || status === 'changed';
const isOn = ({ status }: AuthoredRow) => status === 'published';

const groups: { name: keyof typeof copy.groups; has: (row: AuthoredRow) => boolean }[] = [
  { name: 'drafts', has: isUnfinished },
  { name: 'shelf', has: (row) => isOn(row) && row.place === 'own' },
  { name: 'below', has: (row) => isOn(row) && row.place === 'below' },
  { name: 'off', has: ({ status }) => status === 'withdrawn' },
  { name: 'above', has: ({ place }) => place === 'above' },
];

const tones = {
  draft: 'neutral',
  changed: 'amber',
  published: 'green',
  withdrawn: 'neutral',
} as const;

interface GroupProps {
  name: keyof typeof copy.groups;
  rows: readonly AuthoredRow[];
  onOpen: (row: AuthoredRow) => void;
}

function Group({ name, rows, onOpen }: GroupProps) {
  if (rows.length === 0) return null;
  return (
    <View>
      <SectionTitle text={copy.groups[name]} />
      {name === 'above' && <View className="authoring__above">{copy.aboveFact}</View>}
      <Card flush>
        {rows.map((row) => (
          <Row
            key={row.lectureId}
            title={row.title || copy.untitled}
            detail={copy.row(row)}
            {...(name === 'above' ? {} : { end: <StatusTag status={row.status} /> })}
            onPress={() => onOpen(row)}
          />
        ))}
      </Card>
    </View>
  );
}

const StatusTag = ({ status }: { status: DraftStatus }) => (
  <Tag tone={tones[status]} text={statusNames[status]} />
);

/** Begins a lecture for an organisation; which one is asked only where there are several. */
function Create({ organisations }: Pick<AuthoringListAnswer, 'organisations'>) {
  const [choosing, setChoosing] = useState(false);
  // One draft for one wish, however often its button is pressed.
  const [draftId] = useState(newRequestId);
  const { busy, failure, run } = useWork();
  const [only] = organisations;
  const create = (organisationId: string) => {
    setChoosing(false);
    void run(
      () => createDraft(draftId, organisationId),
      (draft) => openPage('lectureEditor', { id: draft.draftId, new: '1' }),
    );
  };
  if (!only) return null;
  return (
    <>
      <Button
        icon="plus"
        text={copy.create}
        busy={busy}
        onPress={() =>
          organisations.length === 1 ? create(only.organisationId) : setChoosing(true)
        }
      />
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {choosing && (
        <Sheet title={copy.whose} onClose={() => setChoosing(false)}>
          {organisations.map(({ organisationId, name }) => (
            <Row key={organisationId} title={name} onPress={() => create(organisationId)} />
          ))}
        </Sheet>
      )}
    </>
  );
}
