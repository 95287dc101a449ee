import { View } from '@tarojs/components';
import { segments } from '@contract/vocabulary';
import type { PlanToEdit } from '@contract/plan-answers';
import { Button, SectionTitle, Sheet, SwitchRow } from '@/components';
import { common } from '@/copy/common';
import { planEditorCopy } from '@/copy/plan';
import { segmentNames } from '@/copy/segments';
import type { TaskForm } from '../task-form';
import './plan.scss';

/** Whom a form asks, in words. */
export function audienceText({ organisationIds, segments: asked }: TaskForm, plan: PlanToEdit) {
  const isAll = organisationIds.includes(plan.organisationId);
  const [first] = organisationIds;
  const only = plan.audiences.find(({ organisationId }) => organisationId === first)?.name;
  const organisations = isAll
    ? planEditorCopy.everybody(plan.organisationName)
    : organisationIds.length === 1 && only !== undefined
      ? only
      : planEditorCopy.some(organisationIds.length);
  return common.listOf(organisations, asked.map((one) => segmentNames[one]).join('、'));
}

export interface AudienceSheetProps {
  form: TaskForm;
  plan: PlanToEdit;
  onChange: (more: Partial<TaskForm>) => void;
  onClose: () => void;
}

/** The whole of the owner, or some of what lies below it; and of those everybody or some segments. */
export function AudienceSheet({ form, plan, onChange, onClose }: AudienceSheetProps) {
  const { organisationId: ownerId, organisationName, audiences } = plan;
  const chosen = new Set(form.organisationIds);
  const isAll = chosen.has(ownerId);
  const toggle = (id: string, on: boolean) => {
    const next = form.organisationIds.filter((one) => one !== id && one !== ownerId);
    const ids = on ? [...next, id] : next;
    onChange({ organisationIds: ids.length > 0 ? ids : [ownerId] });
  };
  return (
    <Sheet title={planEditorCopy.audience} onClose={onClose}>
      <View className="plan__sheet">
        <View>
          <SwitchRow
            title={planEditorCopy.everybody(organisationName)}
            on={isAll}
            onChange={() => onChange({ organisationIds: [ownerId] })}
          />
          {audiences
            .filter(({ organisationId }) => organisationId !== ownerId)
            .map(({ organisationId, name }) => (
              <SwitchRow
                key={organisationId}
                title={name}
                on={!isAll && chosen.has(organisationId)}
                onChange={(on) => toggle(organisationId, on)}
              />
            ))}
        </View>
        <View>
          <SectionTitle text={planEditorCopy.segments} />
          {segments.map((segment) => (
            <SwitchRow
              key={segment}
              title={segmentNames[segment]}
              on={form.segments.includes(segment)}
              onChange={(on) =>
                onChange({
                  segments: on
                    ? [...form.segments, segment]
                    : form.segments.filter((one) => one !== segment),
                })
              }
            />
          ))}
        </View>
        <Button text={planEditorCopy.done} onPress={onClose} />
      </View>
    </Sheet>
  );
}
