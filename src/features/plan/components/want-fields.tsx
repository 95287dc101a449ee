import { taskKinds } from '@contract/task';
import { sessionCategories } from '@contract/vocabulary';
import type { PlanToEdit } from '@contract/plan-answers';
import { SwitchRow } from '@/components';
import { ChoiceField, TextField } from '@/components/fields';
import { planEditorCopy } from '@/copy/plan';
import { categoryNames } from '@/copy/session';
import type { FormFault, TaskForm } from '../task-form';

export interface WantFieldsProps {
  form: TaskForm;
  plan: PlanToEdit;
  fault: FormFault | undefined;
  onChange: (more: Partial<TaskForm>) => void;
}

/** What a task asks for: its kind, and what that kind needs. */
export function WantFields(props: WantFieldsProps) {
  const { form, onChange } = props;
  return (
    <>
      <ChoiceField
        label={planEditorCopy.kind}
        options={taskKinds.map((kind) => planEditorCopy.kinds[kind])}
        index={taskKinds.indexOf(form.kind)}
        onChange={(index) => onChange({ kind: taskKinds[index] ?? form.kind })}
      />
      <OfKind {...props} />
    </>
  );
}

function OfKind({ form, plan, fault, onChange }: WantFieldsProps) {
  const numberProblem = fault === 'number' ? planEditorCopy.faults.number : undefined;
  const nothing = fault === 'nothing' ? planEditorCopy.nothing : undefined;
  const series = [...new Set(plan.lectures.map((one) => one.series))];
  const times = (unit: string) => (
    <TextField
      label={planEditorCopy.times}
      kind="number"
      unit={unit}
      maxlength={2}
      value={form.times}
      problem={numberProblem}
      onChange={(value) => onChange({ times: value })}
    />
  );
  switch (form.kind) {
    case 'category':
      return (
        <>
          <ChoiceField
            label={planEditorCopy.category}
            options={sessionCategories.map((one) => categoryNames[one])}
            index={sessionCategories.indexOf(form.category)}
            onChange={(index) => onChange({ category: sessionCategories[index] ?? form.category })}
          />
          {times(planEditorCopy.timesUnit)}
        </>
      );
    case 'session':
      return (
        <ChoiceField
          label={planEditorCopy.session}
          options={plan.sessions.map(({ title }) => title)}
          index={plan.sessions.findIndex(({ sessionId }) => sessionId === form.sessionId)}
          problem={nothing}
          onChange={(index) => onChange({ sessionId: plan.sessions[index]?.sessionId ?? '' })}
        />
      );
    case 'lecture':
    case 'quiz':
      return <LectureFields form={form} plan={plan} problem={nothing} onChange={onChange} />;
    case 'series':
      return (
        <>
          <ChoiceField
            label={planEditorCopy.series}
            options={series}
            index={series.indexOf(form.series)}
            problem={nothing}
            onChange={(index) => onChange({ series: series[index] ?? '' })}
          />
          {times(planEditorCopy.lectures)}
        </>
      );
    case 'service':
      return (
        <TextField
          label={planEditorCopy.hours}
          kind="number"
          unit={planEditorCopy.hoursUnit}
          maxlength={3}
          value={form.hours}
          problem={fault === 'hours' ? planEditorCopy.faults.hours : undefined}
          onChange={(hours) => onChange({ hours })}
        />
      );
    case 'evidence':
      return (
        <SwitchRow
          title={planEditorCopy.picture}
          detail={planEditorCopy.pictureDetail}
          on={form.picture}
          onChange={(picture) => onChange({ picture })}
        />
      );
  }
}

interface LectureFieldsProps extends Pick<WantFieldsProps, 'form' | 'plan' | 'onChange'> {
  problem: string | undefined;
}

/** A lecture, or its quiz; only what has one can be asked for. */
function LectureFields({ form, plan, problem, onChange }: LectureFieldsProps) {
  const isQuiz = form.kind === 'quiz';
  const lectures = isQuiz ? plan.lectures.filter(({ hasQuiz }) => hasQuiz) : plan.lectures;
  return (
    <>
      <ChoiceField
        label={planEditorCopy.lecture}
        options={lectures.map(({ title }) => title)}
        index={lectures.findIndex(({ lectureId }) => lectureId === form.lectureId)}
        problem={problem}
        onChange={(index) => onChange({ lectureId: lectures[index]?.lectureId ?? '' })}
      />
      {isQuiz && (
        <SwitchRow
          title={planEditorCopy.pass}
          detail={planEditorCopy.passDetail}
          on={form.pass}
          onChange={(pass) => onChange({ pass })}
        />
      )}
    </>
  );
}
