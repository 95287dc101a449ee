import { View } from '@tarojs/components';
import { useState } from 'react';
import { Card, Row } from '@/components';
import type { AudienceChoicesAnswer } from '@contract/season';
import { segments as allSegments } from '@contract/vocabulary';
import { segmentNames } from '@/copy/segments';
import { editorCopy } from '@/copy/session-editor';
import { accessible } from '@/platform/accessibility';
import { useCachedQuery } from '@/platform/cached-query';
import { fetchAudienceChoices } from '../session-api';
import type { SessionDraft } from '../session-draft';
import { type AudienceCount, useAudienceCount } from '../use-audience-count';
import { Chips } from './chips';
import { ChoiceField } from './form-field';
import { OrganisationSheet } from './organisation-sheet';

export interface AudienceFieldProps {
  draft: SessionDraft;
  onChange: (some: Partial<SessionDraft>) => void;
}

const segmentOptions = allSegments.map((value) => ({ value, text: segmentNames[value] }));

/** Who is invited: of which organisations, of which kinds, and how many that makes. */
export function AudienceField({ draft, onChange }: AudienceFieldProps) {
  const { data } = useCachedQuery('season.audienceChoices', fetchAudienceChoices);
  const count = useAudienceCount(draft.organisationIds, draft.segments);
  return (
    <View>
      {data && <Organisations choices={data} draft={draft} onChange={onChange} />}
      <Chips
        label={editorCopy.audience}
        none={editorCopy.everybody}
        options={segmentOptions}
        chosen={draft.segments}
        onChange={(segments) => onChange({ segments })}
      />
      <View className="session-editor__count" {...accessible({ role: 'status' })}>
        {wordsOf(count)}
      </View>
    </View>
  );
}

function wordsOf(count: AudienceCount): string {
  if (count.kind === 'counting') return editorCopy.counting;
  if (count.kind === 'unknown') return editorCopy.notCounted;
  return count.expected === 0 ? editorCopy.nobody : editorCopy.expected(count.expected);
}

/** Nothing to choose for the secretary of one branch; an administrator may invite any part of the subtree. */
function Organisations({
  choices,
  draft,
  onChange,
}: AudienceFieldProps & { choices: AudienceChoicesAnswer }) {
  const [choosing, setChoosing] = useState(false);
  const { own, below } = choices;
  const holder = own.find((one) => one.organisationId === draft.holderId) ?? own[0];
  if (!holder) return null;
  const chosen = [...own, ...below].filter((one) =>
    draft.organisationIds.includes(one.organisationId),
  );
  const [first] = chosen;
  const text =
    chosen.length > 1
      ? editorCopy.chosen(chosen.length)
      : editorCopy.wholeOf((first ?? holder).name);
  return (
    <View className="session-editor__organisations">
      {own.length > 1 && draft.seen === undefined && (
        <ChoiceField
          label={editorCopy.holder}
          options={own.map((one) => one.name)}
          index={own.indexOf(holder)}
          onChange={(index) => {
            const next = own[index];
            if (next) onChange({ holderId: next.organisationId, organisationIds: [] });
          }}
        />
      )}
      {below.length > 0 && (
        <Card flush>
          <Row title={editorCopy.organisations} detail={text} onPress={() => setChoosing(true)} />
        </Card>
      )}
      {choosing && (
        <OrganisationSheet
          holder={holder}
          below={below}
          chosen={draft.organisationIds}
          onChange={(organisationIds) => onChange({ organisationIds })}
          onClose={() => setChoosing(false)}
        />
      )}
    </View>
  );
}
