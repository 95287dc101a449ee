import { View } from '@tarojs/components';
import { Button, Card, SectionTitle } from '@/components';
import { LongTextField, TextField, WhenField } from '@/components/fields';
import { dayText, projectEditorCopy as copy } from '@/copy/project';
import { serverNowMs } from '@/platform/clock';
import { mostSteps, newStep, type ProjectForm, withDashes } from '../project-form';
import type { FormPartProps } from './project-editor';
import './project.scss';

type Step = ProjectForm['steps'][number];

/** The steps, each with a day and with what counts as reached. */
export function StepsFields({ form, fault, onChange }: FormPartProps) {
  const { steps } = form;
  const change = (at: number, more: Partial<Step>) =>
    onChange({ steps: steps.map((one, place) => (place === at ? { ...one, ...more } : one)) });
  return (
    <View className="project">
      <View>
        <SectionTitle text={copy.steps} />
        <View className="project__note">{copy.stepsFact}</View>
      </View>
      {steps.map((step, at) => (
        <Card key={at}>
          <View className="project__sheet">
            <View className="project__strong">{copy.step(at + 1)}</View>
            <StepFields
              step={step}
              hasFault={fault === 'step'}
              onChange={(more) => change(at, more)}
            />
            {steps.length > 1 && (
              <Button
                kind="quiet"
                compact
                text={copy.removeStep}
                label={`${copy.removeStep}：${copy.step(at + 1)}`}
                onPress={() => onChange({ steps: steps.filter((_, place) => place !== at) })}
              />
            )}
          </View>
        </Card>
      ))}
      {steps.length < mostSteps && (
        <Button
          kind="secondary"
          icon="plus"
          text={copy.addStep}
          onPress={() =>
            onChange({ steps: [...steps, newStep(steps[steps.length - 1], serverNowMs())] })
          }
        />
      )}
    </View>
  );
}

interface StepFieldsProps {
  step: Step;
  hasFault: boolean;
  onChange: (more: Partial<Step>) => void;
}

function StepFields({ step, hasFault, onChange }: StepFieldsProps) {
  const isMissing = (text: string) =>
    hasFault && text.trim() === '' ? copy.faults.step : undefined;
  return (
    <>
      <TextField
        label={copy.stepTitle}
        hint={copy.stepTitleHint}
        maxlength={30}
        value={step.title}
        problem={isMissing(step.title)}
        onChange={(title) => onChange({ title })}
      />
      <LongTextField
        label={copy.reachedWhen}
        hint={copy.reachedWhenHint}
        maxlength={100}
        value={step.reachedWhen}
        problem={isMissing(step.reachedWhen)}
        onChange={(reachedWhen) => onChange({ reachedWhen })}
      />
      <WhenField
        label={copy.due}
        mode="date"
        value={withDashes(step.dueOn)}
        shown={dayText(step.dueOn)}
        onChange={(day) => onChange({ dueOn: day.replaceAll('-', '') })}
      />
    </>
  );
}
