import { View } from '@tarojs/components';
import { mostOptions, type SurveyQuestion, surveyQuestionKinds } from '@contract/survey-question';
import { Button, Card } from '@/components';
import { ChoiceField, TextField } from '@/components/fields';
import { surveyEditorCopy } from '@/copy/survey';
import { asKind } from '../survey-form';
import './survey.scss';

export interface QuestionFieldsProps {
  place: number;
  question: SurveyQuestion;
  onChange: (question: SurveyQuestion) => void;
  onRemove?: () => void;
}

/** One question of the editor. */
export function QuestionFields({ place, question, onChange, onRemove }: QuestionFieldsProps) {
  const { kind, text, options } = question;
  const isScale = kind === 'scale';
  const labelOf = (at: number) => {
    if (!isScale) return surveyEditorCopy.option(at + 1);
    return at === 0 ? surveyEditorCopy.low : surveyEditorCopy.high;
  };
  return (
    <Card>
      <View className="survey__fields">
        <View className="survey__question">{surveyEditorCopy.question(place + 1)}</View>
        <TextField
          label={surveyEditorCopy.questionText}
          maxlength={60}
          value={text}
          onChange={(next) => onChange({ ...question, text: next })}
        />
        <ChoiceField
          label={surveyEditorCopy.kind}
          options={surveyQuestionKinds.map((one) => surveyEditorCopy.kinds[one])}
          index={surveyQuestionKinds.indexOf(kind)}
          onChange={(index) => onChange(asKind(question, surveyQuestionKinds[index] ?? kind))}
        />
        {options.map((option, at) => (
          <TextField
            // Options have no name of their own; their place is what tells them apart.
            key={at}
            label={labelOf(at)}
            maxlength={20}
            value={option}
            onChange={(next) =>
              onChange({ ...question, options: options.map((one, i) => (i === at ? next : one)) })
            }
          />
        ))}
        {(kind === 'single' || kind === 'multiple') && options.length < mostOptions && (
          <Button
            kind="quiet"
            icon="plus"
            text={surveyEditorCopy.addOption}
            onPress={() => onChange({ ...question, options: [...options, ''] })}
          />
        )}
        {onRemove && (
          <Button
            kind="quiet"
            text={surveyEditorCopy.removeQuestion(place + 1)}
            onPress={onRemove}
          />
        )}
      </View>
    </Card>
  );
}
