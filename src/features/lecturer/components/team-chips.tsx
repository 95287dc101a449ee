import { View } from '@tarojs/components';
import type { TeamRow } from '@contract/lecturer';
import { Pressable } from '@/components';
import { common } from '@/copy/common';
import { lecturerFormCopy } from '@/copy/lecturer';
import './lecturer.scss';

/** As the contract has it. */
const mostTeams = 6;

interface TeamChipsProps {
  teams: readonly TeamRow[];
  chosen: readonly string[];
  onChange: (teamIds: string[]) => void;
}

/** Several of the teams. */
export function TeamChips({ teams, chosen, onChange }: TeamChipsProps) {
  if (teams.length === 0) return null;
  const toggle = (teamId: string) => {
    if (chosen.includes(teamId)) onChange(chosen.filter((one) => one !== teamId));
    else if (chosen.length < mostTeams) onChange([...chosen, teamId]);
  };
  return (
    <View>
      <View className="lecturer__fact">{lecturerFormCopy.teams}</View>
      <View className="lecturer__chips">
        {teams.map(({ teamId, name }) => (
          <Pressable
            key={teamId}
            className={`lecturer__chip ${chosen.includes(teamId) ? 'lecturer__chip--on' : ''}`}
            on={chosen.includes(teamId)}
            label={common.choice(name, chosen.includes(teamId))}
            onPress={() => toggle(teamId)}
          >
            {name}
          </Pressable>
        ))}
      </View>
    </View>
  );
}
