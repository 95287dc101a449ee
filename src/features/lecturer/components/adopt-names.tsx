import { View } from '@tarojs/components';
import { useState } from 'react';
import type { LecturerResponses, NameRow } from '@contract/lecturer';
import { Button, EmptyState, QueryView, Sheet, Strip } from '@/components';
import { ChoiceField } from '@/components/fields';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { adoptCopy as copy } from '@/copy/lecturer';
import { useCachedQuery } from '@/platform/cached-query';
import { useWork } from '@/platform/use-work';
import { adoptNames, fetchNames } from '../api';
import './lecturer.scss';

interface AdoptNamesProps {
  /** With the words that say what was done. */
  onDone: (done: string) => void;
  onClose: () => void;
}

/** Names that stand in sessions and lectures become lecturers: for each it is said who that is. */
export function AdoptNames({ onDone, onClose }: AdoptNamesProps) {
  const query = useCachedQuery('lecturer.names', fetchNames);
  return (
    <Sheet title={copy.title} onClose={onClose}>
      <QueryView query={query} skeleton={['line', 'line', 'line']}>
        {(answer) => <Names answer={answer} onDone={onDone} />}
      </QueryView>
    </Sheet>
  );
}

interface NamesProps {
  answer: LecturerResponses['names'];
  onDone: (done: string) => void;
}

const leave = 'leave';
const outsider = 'outsider';

function Names({ answer, onDone }: NamesProps) {
  const { names, more } = answer;
  /** By name: a member's id, or one of the two above. */
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const { busy, failure, run } = useWork();
  if (names.length === 0) return <EmptyState icon="circle-check" text={copy.none} />;
  const said = names.map((row) => ({ row, is: chosen[row.name] ?? usual(row) }));
  const taken = said.filter(({ is }) => is !== leave);
  const adopt = () => {
    const asked = taken.map(({ row: { name }, is }) => ({
      name,
      ...(is === outsider ? {} : { memberId: is }),
    }));
    void run(
      () => adoptNames(asked),
      ({ lecturers, sessions, lectures }) => onDone(copy.done(lecturers, sessions, lectures)),
    );
  };
  return (
    <View className="lecturer__form">
      <View className="lecturer__fact">{copy.fact}</View>
      {said.map(({ row, is }) => (
        <NameField
          key={row.name}
          row={row}
          is={is}
          onChange={(next) => setChosen({ ...chosen, [row.name]: next })}
        />
      ))}
      {more && <View className="lecturer__fact">{copy.more}</View>}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={busy ? copy.adopting : copy.adopt(taken.length)}
        busy={busy}
        disabled={taken.length === 0}
        onPress={adopt}
      />
    </View>
  );
}

/** Where the roster has one of that name it is most likely that one; of several nobody guesses. */
const usual = ({ members, known }: NameRow): string => {
  const [only, ...others] = members;
  if (known || !only) return outsider;
  return others.length === 0 ? only.memberId : leave;
};

interface NameFieldProps {
  row: NameRow;
  is: string;
  onChange: (is: string) => void;
}

function NameField({ row, is, onChange }: NameFieldProps) {
  const { name, sessions, lectures, known, members } = row;
  const choices = [
    ...members.map(({ memberId, branchName }) => ({
      is: memberId,
      text: copy.asMember(branchName),
    })),
    { is: outsider, text: known ? copy.known : copy.asOutsider },
    { is: leave, text: copy.leave },
  ];
  return (
    <ChoiceField
      label={common.listOf(name, copy.row(sessions, lectures))}
      options={choices.map(({ text }) => text)}
      index={choices.findIndex((one) => one.is === is)}
      onChange={(index) => onChange(choices[index]?.is ?? is)}
    />
  );
}
