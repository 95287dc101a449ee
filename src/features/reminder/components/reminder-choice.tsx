import { View } from '@tarojs/components';
import type { RemindersAnswer } from '@contract/reminder';
import { Card, SectionTitle, Segmented, Strip, SwitchRow } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { reminderPageCopy as copy } from '@/copy/reminder';
import { useWork } from '@/platform/use-work';
import { chooseReminders } from '../api';
import './reminder-page.scss';

export interface ReminderChoiceProps {
  answer: RemindersAnswer;
  onSaved: () => void;
}

type Choice = Pick<RemindersAnswer, 'off' | 'shift'>;

const kinds = Object.keys(copy.kinds) as (keyof typeof copy.kinds)[];
const shifts = Object.keys(copy.shifts) as (keyof typeof copy.shifts)[];

/** Which reminders are wanted, and the shift that messages keep out of. */
export function ReminderChoice({ answer, onSaved }: ReminderChoiceProps) {
  const { off, shift, mayNameShift } = answer;
  const { failure, run } = useWork();
  const save = async (changed: Partial<Choice>) => {
    if (await run(() => chooseReminders({ off, shift, ...changed }))) onSaved();
  };
  return (
    <View>
      <SectionTitle text={copy.choose} />
      <View className="reminder-page">
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Card flush>
          {kinds.map((kind) => (
            <SwitchRow
              key={kind}
              title={copy.kinds[kind]}
              on={!off.includes(kind)}
              onChange={(on) =>
                void save({ off: on ? off.filter((one) => one !== kind) : [...off, kind] })
              }
            />
          ))}
        </Card>
        <View className="reminder-page__note">{copy.chooseNote}</View>
        {mayNameShift && (
          <Card className="reminder-page__shift">
            <View>{copy.shift}</View>
            <Segmented
              kind="pills"
              label={copy.shift}
              options={shifts.map((value) => ({ value, text: copy.shifts[value] }))}
              value={shift}
              onChange={(value) => void save({ shift: value })}
            />
            <View className="reminder-page__note">{copy.shiftNote}</View>
          </Card>
        )}
      </View>
    </View>
  );
}
