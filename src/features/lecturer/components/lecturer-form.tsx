import { View } from '@tarojs/components';
import { useState } from 'react';
import type { LecturerAnswer, NamedMember, TeamRow } from '@contract/lecturer';
import { Button, Row, Sheet, Strip } from '@/components';
import { TextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { lecturerFormCopy as copy } from '@/copy/lecturer';
import { newRequestId } from '@/platform/request-id';
import { useWork } from '@/platform/use-work';
import { addLecturer, editLecturer, fetchNamed } from '../api';
import { TeamChips } from './team-chips';
import './lecturer.scss';

interface LecturerFormProps {
  /** Those to choose among. */
  teams: readonly TeamRow[];
  /** The one to change; a new one without. */
  lecturer?: LecturerAnswer;
  /** With the words that say what was done. */
  onSaved: (done: string) => void;
  onClose: () => void;
}

/** A new lecturer, or what is said of one. A new name is looked up on the roster first, so that a member is not kept twice. */
export function LecturerForm({ teams, lecturer, onSaved, onClose }: LecturerFormProps) {
  const [requestId] = useState(newRequestId);
  const [name, setName] = useState(lecturer?.name ?? '');
  const [introduction, setIntroduction] = useState(lecturer?.introduction ?? '');
  const [teamIds, setTeamIds] = useState<string[]>(lecturer?.teamIds ?? []);
  const [found, setFound] = useState<NamedMember[]>();
  const { busy, failure, run } = useWork();
  const said = introduction.trim() === '' ? {} : { introduction: introduction.trim() };
  const end = () => onSaved(copy.saved);
  const edit = ({ lecturerId, changedAtMs, isMember }: LecturerAnswer) => {
    const named = isMember ? {} : { name: name.trim() };
    const input = { lecturerId, changedAtMs, teamIds, ...named, ...said };
    void run(() => editLecturer(input), end);
  };
  const add = (who: { memberId: string } | { name: string }) =>
    void run(() => addLecturer({ requestId, who, teamIds, ...said }), end);
  const find = () =>
    void run(
      () => fetchNamed(name.trim()),
      ({ members }) => setFound(members),
    );
  return (
    <Sheet title={lecturer ? copy.editTitle : copy.addTitle} onClose={onClose}>
      <View className="lecturer__form">
        {lecturer?.isMember ? (
          <View className="lecturer__fact">{copy.isMember}</View>
        ) : (
          <TextField
            label={copy.name}
            value={name}
            hint={copy.nameHint}
            maxlength={20}
            onChange={(text) => {
              setName(text);
              setFound(undefined);
            }}
          />
        )}
        <TextField
          label={copy.introduction}
          value={introduction}
          hint={copy.introductionHint}
          maxlength={40}
          onChange={setIntroduction}
        />
        <TeamChips teams={teams} chosen={teamIds} onChange={setTeamIds} />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        {lecturer ? (
          <Button
            text={busy ? copy.saving : copy.save}
            busy={busy}
            disabled={name.trim() === ''}
            onPress={() => edit(lecturer)}
          />
        ) : found ? (
          <Who name={name.trim()} members={found} busy={busy} onChosen={add} />
        ) : (
          <Button text={copy.find} busy={busy} disabled={name.trim() === ''} onPress={find} />
        )}
      </View>
    </Sheet>
  );
}

interface WhoProps {
  name: string;
  members: readonly NamedMember[];
  busy: boolean;
  onChosen: (who: { memberId: string } | { name: string }) => void;
}

/** Which of the members of that name it is, or none of them. */
function Who({ name, members, busy, onChosen }: WhoProps) {
  return (
    <>
      <View>{members.length > 0 ? copy.found(name) : copy.notFound}</View>
      {members.map(({ memberId, branchName }) => (
        <Row
          key={memberId}
          icon="user-round"
          title={name}
          detail={branchName}
          label={`${branchName}${name}，${copy.thisOne}`}
          onPress={() => onChosen({ memberId })}
        />
      ))}
      <Button
        kind={members.length > 0 ? 'secondary' : 'primary'}
        text={members.length > 0 ? copy.outsider : copy.addTitle}
        busy={busy}
        onPress={() => onChosen({ name })}
      />
      <View className="lecturer__fact">{copy.outsiderFact}</View>
    </>
  );
}
