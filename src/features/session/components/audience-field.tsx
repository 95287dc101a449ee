import { View } from '@tarojs/components';
import { useState } from 'react';
import { Card, Row } from '@/components';
import type { AudienceChoicesAnswer } from '@contract/season-answers';
import { segments as allSegments } from '@contract/vocabulary';
import { segmentNames } from '@/copy/segments';
import { editorCopy } from '@/copy/session-editor';
import { accessible } from '@/platform/accessibility';
import { useCachedQuery } from '@/platform/cached-query';
import { belowOf } from '../organisation-choice';
import { fetchAudienceChoices } from '../session-api';
import type { SessionDraft } from '../session-draft';
import { type AudienceCount, useAudienceCount } from '../use-audience-count';
import { Chips } from './chips';
import { HolderSheet } from './holder-sheet';
import { OrganisationSheet } from './organisation-sheet';

export interface AudienceFieldProps {
  draft: SessionDraft;
  onChange: (some: Partial<SessionDraft>) => void;
}

const segmentOptions = allSegments.map((value) => ({ value, text: segmentNames[value] }));

/** Who is invited: of which organisations, of which kinds, and how many that makes. */
export function AudienceField({ draft, onChange }: AudienceFieldProps) {
  const { data } = useCachedQuery('season.audienceChoices', fetchAudienceChoices);
  const { organisationIds, holderId } = draft;
  const isWhole = organisationIds.length === 0 && holderId !== undefined;
  const count = useAudienceCount(isWhole ? [holderId] : organisationIds, draft.segments);
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

/** Nothing to choose for the secretary of one branch; an administrator may hold it for, and invite, any part of the subtree. */
function Organisations({
  choices,
  draft,
  onChange,
}: AudienceFieldProps & { choices: AudienceChoicesAnswer }) {
  const [choosing, setChoosing] = useState<'holder' | 'audience'>();
  const all = [...choices.own, ...choices.below];
  const holder = all.find((one) => one.organisationId === draft.holderId) ?? choices.own[0];
  if (!holder || all.length === 1) return null;
  const below = belowOf(choices.below, holder.organisationId);
  const chosen = all.filter((one) => draft.organisationIds.includes(one.organisationId));
  const [first] = chosen;
  const text =
    chosen.length > 1
      ? editorCopy.chosen(chosen.length)
      : editorCopy.wholeOf((first ?? holder).name);
  const close = () => setChoosing(undefined);
  return (
    <View className="session-editor__organisations">
      <Card flush>
        {draft.seen === undefined && (
          <Row
            title={editorCopy.holder}
            detail={holder.name}
            onPress={() => setChoosing('holder')}
          />
        )}
        {below.length > 0 && (
          <Row
            title={editorCopy.organisations}
            detail={text}
            onPress={() => setChoosing('audience')}
          />
        )}
      </Card>
      {choosing === 'holder' && (
        <HolderSheet
          choices={choices}
          holderId={holder.organisationId}
          onChosen={(holderId) => {
            close();
            onChange({ holderId, organisationIds: [] });
          }}
          onClose={close}
        />
      )}
      {choosing === 'audience' && (
        <OrganisationSheet
          holder={holder}
          below={below}
          chosen={draft.organisationIds}
          onChange={(organisationIds) => onChange({ organisationIds })}
          onClose={close}
        />
      )}
    </View>
  );
}
