import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Pressable, Segmented, Sheet, Strip } from '@/components';
import { LongTextField, TextField } from '@/components/fields';
import type { Question, QuestionFault } from '@contract/quiz';
import { questionFaults, quizEditorCopy as copy, quizKinds } from '@/copy/authoring';
import { asKind, faultOf, mostOptions, pressed, tidied, withoutOption } from '../quiz-draft';
import './authoring.scss';

const kinds = ['single', 'multiple', 'true-false'] as const;

interface QuestionSheetProps {
  question: Question;
  onKept: (question: Question) => void;
  onRemoved: () => void;
  onClose: () => void;
}

/** One question: its kind, words, options, what is right and why. */
export function QuestionSheet({ question, onKept, onRemoved, onClose }: QuestionSheetProps) {
  const [written, setWritten] = useState(question);
  const [fault, setFault] = useState<QuestionFault | 'text'>();
  const set = (more: Partial<Question>) => setWritten({ ...written, ...more });
  const keep = () => {
    const tidy = tidied(written);
    const wrong = faultOf(tidy);
    setFault(wrong);
    if (wrong === undefined) onKept(tidy);
  };
  return (
    <Sheet title={quizKinds[written.kind]} onClose={onClose}>
      <View className="authoring">
        <Segmented
          label={copy.kind}
          options={kinds.map((value) => ({ value, text: quizKinds[value] }))}
          value={written.kind}
          onChange={(kind) => setWritten(asKind(written, kind, copy.trueFalse))}
        />
        <LongTextField
          label={copy.text}
          maxlength={200}
          value={written.text}
          onChange={(text) => set({ text })}
        />
        <Options written={written} onChange={setWritten} />
        <LongTextField
          label={copy.explanation}
          maxlength={200}
          value={written.explanation}
          onChange={(explanation) => set({ explanation })}
        />
        {fault && (
          <Strip
            icon="circle-alert"
            tone="amber"
            text={fault === 'text' ? copy.textMissing : questionFaults[fault]}
          />
        )}
        <Button text={copy.done} onPress={keep} />
        <Button kind="quiet" text={copy.deleteQuestion} onPress={onRemoved} />
      </View>
    </Sheet>
  );
}

interface OptionsProps {
  written: Question;
  onChange: (question: Question) => void;
}

/** What can be chosen; a press beside it says that it is right. */
function Options({ written, onChange }: OptionsProps) {
  const { kind, options, right } = written;
  const isFixed = kind === 'true-false';
  const rewrite = (place: number, text: string) =>
    onChange({ ...written, options: options.map((one, at) => (at === place ? text : one)) });
  return (
    <>
      {options.map((option, place) => (
        <View key={place} className="authoring__choice">
          <View className="authoring__choice-words">
            {isFixed ? (
              <View className="authoring__question">{option}</View>
            ) : (
              <TextField
                label={copy.option(place)}
                maxlength={60}
                value={option}
                onChange={(text) => rewrite(place, text)}
              />
            )}
          </View>
          <Pressable
            role="switch"
            on={right.includes(place)}
            label={`${copy.right} ${copy.option(place)}`}
            className={`authoring__pill ${right.includes(place) ? 'authoring__pill--on' : ''}`}
            onPress={() => onChange({ ...written, right: pressed(written, place) })}
          >
            {copy.right}
          </Pressable>
        </View>
      ))}
      {!isFixed && (
        <View className="authoring__pills">
          {options.length < mostOptions && (
            <Button
              kind="quiet"
              compact
              text={copy.addOption}
              onPress={() => onChange({ ...written, options: [...options, ''] })}
            />
          )}
          {options.length > 2 && (
            <Button
              kind="quiet"
              compact
              text={copy.dropOption(options.length - 1)}
              onPress={() => onChange(withoutOption(written, options.length - 1))}
            />
          )}
        </View>
      )}
    </>
  );
}
