import { View } from '@tarojs/components';
import { Button, Pressable, SwitchRow } from '@/components';
import { WhenField } from '@/components/fields';
import { type Segment, segments } from '@contract/vocabulary';
import { editorCopy as copy } from '@/copy/authoring';
import { segmentNames } from '@/copy/segments';
import { dateOf, startOfDay } from '@/copy/time';
import { useWork } from '@/platform/use-work';
import { type DraftChanges, saveDraft } from '../api';
import type { SectionProps } from './lecture-editor';
import { SectionCard } from './section';

/** Of whom it is asked, until when, and whether guests may watch. Kept at once. */
export function AudienceSection({ draft, onChanged }: SectionProps) {
  const { busy, failure, run } = useWork();
  const save = (changes: DraftChanges) => void run(() => saveDraft(draft, changes), onChanged);
  const toggle = (one: Segment) =>
    save({
      segments: draft.segments.includes(one)
        ? draft.segments.filter((other) => other !== one)
        : [...draft.segments, one],
    });
  const { dueOn = '' } = draft;
  return (
    <SectionCard title={copy.audience} failure={failure}>
      <View className="authoring__fact">{copy.segments}</View>
      <View className="authoring__pills">
        {segments.map((one) => (
          <Pressable
            key={one}
            role="switch"
            on={draft.segments.includes(one)}
            label={segmentNames[one]}
            className={`authoring__pill ${draft.segments.includes(one) ? 'authoring__pill--on' : ''}`}
            onPress={() => toggle(one)}
          >
            {segmentNames[one]}
          </Pressable>
        ))}
      </View>
      <WhenField
        label={copy.due}
        mode="date"
        value={dueOn.replace(/^(\d{4})(\d{2})/u, '$1-$2-')}
        shown={dueOn === '' ? copy.noDue : dateOf(startOfDay(dueOn))}
        onChange={(day) => save({ dueOn: day.replace(/-/gu, '') })}
      />
      {dueOn !== '' && (
        <Button
          kind="quiet"
          compact
          text={copy.clearDue}
          busy={busy}
          onPress={() => save({ dueOn: null })}
        />
      )}
      <View className="authoring__switch">
        <SwitchRow
          title={copy.open}
          detail={copy.openFact}
          on={draft.open}
          onChange={(open) => save({ open })}
        />
      </View>
    </SectionCard>
  );
}
