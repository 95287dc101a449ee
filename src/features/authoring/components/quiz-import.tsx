import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, Strip } from '@/components';
import type { AuthoringResponses } from '@contract/authoring';
import type { Question } from '@contract/quiz';
import { quizEditorCopy as copy, quizKinds } from '@/copy/authoring';
import { errorCopy } from '@/copy/error-copy';
import { openSpreadsheet } from '@/platform/open-file';
import { chooseFile, upload } from '@/platform/upload';
import { useWork } from '@/platform/use-work';
import { fetchQuizTemplate, readQuiz } from '../api';
import './authoring.scss';

type Found = AuthoringResponses['readQuiz'];
type Written = Omit<Question, 'questionId'>;

/** So many faults are shown at once: who mends these sees the others. */
const shownFaults = 12;

interface QuizImportProps {
  /** How many more questions the pool takes. */
  room: number;
  onTaken: (questions: Written[]) => void;
}

/** Questions from a table: looked at first, then taken. */
export function QuizImport({ room, onTaken }: QuizImportProps) {
  const [found, setFound] = useState<Found>();
  const [unopened, setUnopened] = useState(false);
  const { busy, failure, run } = useWork();
  const template = async () => {
    const one = await run(fetchQuizTemplate);
    if (one) setUnopened(!(await openSpreadsheet(one.url, one.fileName)));
  };
  const choose = async () => {
    const file = await chooseFile(['xlsx', 'csv']);
    if (!file) return;
    setFound(undefined);
    await run(async () => {
      const sent = await upload('quiz', file, () => undefined);
      return sent.ok ? readQuiz(sent.data.uploadId) : sent;
    }, setFound);
  };
  return (
    <Card>
      <View className="authoring">
        <View className="authoring__fact">{copy.importLead}</View>
        <View className="authoring__pills">
          <Button
            kind="quiet"
            compact
            text={copy.template}
            busy={busy}
            onPress={() => void template()}
          />
          <Button
            kind="secondary"
            compact
            icon="cloud-upload"
            text={busy ? copy.sending : copy.import}
            busy={busy}
            onPress={() => void choose()}
          />
        </View>
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        {unopened && <Strip icon="circle-alert" tone="amber" text={copy.notOpened} />}
        {found && (
          <Preview
            found={found}
            room={room}
            onTaken={(questions) => {
              setFound(undefined);
              onTaken(questions);
            }}
          />
        )}
      </View>
    </Card>
  );
}

function Preview({ found, room, onTaken }: QuizImportProps & { found: Found }) {
  const { questions, faults, left } = found;
  const taken = questions.slice(0, room);
  return (
    <>
      <View className="authoring__fact">{copy.found(questions.length)}</View>
      {questions.map(({ kind, text }, place) => (
        <View key={place} className="authoring__cue">
          {`${quizKinds[kind]}：${text}`}
        </View>
      ))}
      {faults.length > 0 && (
        <View className="authoring__faults">
          <View>{copy.faults(faults.length)}</View>
          {faults.slice(0, shownFaults).map((one) => (
            <View key={`${one.line}${one.column}${one.fault}`}>{copy.fault(one)}</View>
          ))}
        </View>
      )}
      {left > 0 && <View className="authoring__note">{copy.left(left)}</View>}
      {taken.length > 0 ? (
        <Button text={copy.take(taken.length)} onPress={() => onTaken(taken)} />
      ) : (
        questions.length > 0 && <View className="authoring__note">{copy.most}</View>
      )}
    </>
  );
}
