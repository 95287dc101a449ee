import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CopyPreview, PlanToEdit } from '@contract/plan-answers';
import { Button, Row, Sheet, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { dayText, planEditorCopy } from '@/copy/plan';
import { useWork } from '@/platform/use-work';
import { copyPlan, previewCopy } from '../api';
import './plan.scss';

export interface CopySheetProps {
  plan: PlanToEdit;
  onClose: () => void;
  onCopied: (count: number) => void;
}

/** A past season's plan as drafts: first what would come of it, line by line, then the one tap that does it. */
export function CopySheet({ plan, onClose, onCopied }: CopySheetProps) {
  const { organisationId, seasons } = plan;
  const [from, setFrom] = useState<{ seasonId: string; name: string }>();
  const [preview, setPreview] = useState<CopyPreview>();
  const { busy, failure, run } = useWork();
  const look = (season: { seasonId: string; name: string }) => {
    setFrom(season);
    void run(() => previewCopy(organisationId, season.seasonId), setPreview);
  };
  const fresh =
    preview?.tasks.filter(({ outcome }) => outcome === 'kept' || outcome === 'any-of-category')
      .length ?? 0;
  return (
    <Sheet
      title={from ? planEditorCopy.copyPreview(from.name) : planEditorCopy.copyFrom}
      onClose={onClose}
    >
      <View className="plan__sheet">
        {!from &&
          seasons.map((season) => (
            <Row key={season.seasonId} title={season.name} onPress={() => look(season)} />
          ))}
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        {from && preview && (
          <>
            <View className="plan__note">{planEditorCopy.copyExplained}</View>
            <View>
              {preview.tasks.map((task) => (
                <Row
                  key={`${task.fromDueOn}${task.title}`}
                  title={task.title}
                  detail={detailOf(task)}
                />
              ))}
            </View>
            {fresh === 0 ? (
              <View className="plan__asks">{planEditorCopy.copyNone}</View>
            ) : (
              <Button
                text={planEditorCopy.copyDo(fresh)}
                busy={busy}
                onPress={() =>
                  void run(
                    () => copyPlan(organisationId, from.seasonId),
                    ({ copied }) => onCopied(copied),
                  )
                }
              />
            )}
          </>
        )}
      </View>
    </Sheet>
  );
}

function detailOf({ fromDueOn, dueOn, outcome }: CopyPreview['tasks'][number]): string {
  const moved = dueOn && planEditorCopy.moved(dayText(fromDueOn), dayText(dueOn));
  return [moved, planEditorCopy.outcomes[outcome]].filter(Boolean).join('，');
}
