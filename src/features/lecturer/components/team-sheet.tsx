import { View } from '@tarojs/components';
import { useState } from 'react';
import type { TeamRow } from '@contract/lecturer';
import { teamKinds } from '@contract/vocabulary';
import { Button, Row, Sheet, Strip, SwitchRow, Tag } from '@/components';
import { ChoiceField, TextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { lecturerFormCopy, lecturersCopy, teamCopy as copy, teamKindNames } from '@/copy/lecturer';
import { newRequestId } from '@/platform/request-id';
import { useWork } from '@/platform/use-work';
import { saveTeam } from '../api';
import './lecturer.scss';

interface TeamSheetProps {
  teams: readonly TeamRow[];
  onChanged: () => void;
  onClose: () => void;
}

/** The teams: those that the caller keeps can be changed, and there can be new ones. */
export function TeamSheet({ teams, onChanged, onClose }: TeamSheetProps) {
  const [open, setOpen] = useState<TeamRow | 'new'>();
  return (
    <Sheet title={copy.title} onClose={onClose}>
      {open !== undefined ? (
        <TeamForm {...(open === 'new' ? {} : { team: open })} onSaved={onChanged} />
      ) : (
        <View className="lecturer__form">
          <View>
            {teams.map((team) => (
              <Row
                key={team.teamId}
                title={team.name}
                detail={teamKindNames[team.kind]}
                {...(team.retired ? { end: <Tag text={lecturersCopy.retired} /> } : {})}
                {...(team.mayEdit ? { onPress: () => setOpen(team) } : {})}
              />
            ))}
          </View>
          <Button icon="plus" text={copy.add} onPress={() => setOpen('new')} />
        </View>
      )}
    </Sheet>
  );
}

function TeamForm({ team, onSaved }: { team?: TeamRow; onSaved: () => void }) {
  const [requestId] = useState(newRequestId);
  const [kind, setKind] = useState(team?.kind ?? 'publicity');
  const [name, setName] = useState(team?.name ?? '');
  const [retired, setRetired] = useState(team?.retired ?? false);
  const { busy, failure, run } = useWork();
  const save = () => {
    const seen = team && { teamId: team.teamId, changedAtMs: team.changedAtMs };
    const input = { requestId, kind, name: name.trim(), retired, ...(seen ? { team: seen } : {}) };
    void run(() => saveTeam(input), onSaved);
  };
  return (
    <View className="lecturer__form">
      <ChoiceField
        label={copy.kind}
        options={teamKinds.map((one) => teamKindNames[one])}
        index={teamKinds.indexOf(kind)}
        onChange={(index) => setKind(teamKinds[index] ?? kind)}
      />
      <TextField
        label={copy.name}
        value={name}
        hint={copy.nameHint}
        maxlength={20}
        onChange={setName}
      />
      {team && (
        <SwitchRow
          title={copy.retired}
          detail={copy.retiredFact}
          on={retired}
          onChange={setRetired}
        />
      )}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={busy ? lecturerFormCopy.saving : lecturerFormCopy.save}
        busy={busy}
        disabled={name.trim() === ''}
        onPress={save}
      />
    </View>
  );
}
