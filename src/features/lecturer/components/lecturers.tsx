import { View } from '@tarojs/components';
import { useState } from 'react';
import type { LecturerListAnswer, LecturerRow, TeamRow } from '@contract/lecturer';
import { Button, Card, EmptyState, QueryView, Row, SectionTitle, Strip, Tag } from '@/components';
import { TextField } from '@/components/fields';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { lecturersCopy, teamCopy } from '@/copy/lecturer';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { addUsualTeams, fetchLecturers } from '../api';
import { groupByTeam } from '../groups';
import { AdoptNames } from './adopt-names';
import { LecturerForm } from './lecturer-form';
import { TeamSheet } from './team-sheet';
import './lecturer.scss';

/** 讲师库: lecturers by team; who keeps the register adds to it here. */
export function Lecturers() {
  const query = useCachedQuery('lecturer.list', fetchLecturers);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card']}>
      {(answer) => <Register answer={answer} onChanged={query.refresh} />}
    </QueryView>
  );
}

interface RegisterProps {
  answer: LecturerListAnswer;
  onChanged: () => void;
}

/** Beyond so many a search is quicker than looking. */
const searchedFrom = 10;

function Register({ answer, onChanged }: RegisterProps) {
  const { lecturers, teams, mayManage } = answer;
  const [search, setSearch] = useState('');
  const shown = lecturers.filter(({ name }) => name.includes(search.trim()));
  const groups = groupByTeam(shown, teams, search.trim() === '');
  return (
    <View className="lecturer">
      {lecturers.length + teams.length > 0 && (
        <View className="lecturer__fact">
          {lecturersCopy.count(lecturers.length, teams.length)}
        </View>
      )}
      {mayManage && <Keeping answer={answer} onChanged={onChanged} />}
      {lecturers.length >= searchedFrom && (
        <TextField
          label={lecturersCopy.search}
          value={search}
          maxlength={20}
          onChange={setSearch}
        />
      )}
      {lecturers.length === 0 && <EmptyState icon="users-round" text={lecturersCopy.none} />}
      {lecturers.length > 0 && shown.length === 0 && (
        <EmptyState icon="search" text={lecturersCopy.noneFound} />
      )}
      {lecturers.length > 0 &&
        groups.map(({ team, members }) => (
          <View key={team?.teamId ?? ''}>
            <SectionTitle text={team?.name ?? lecturersCopy.noTeam} />
            <Card flush>
              {members.length === 0 && <Row title={lecturersCopy.emptyTeam} />}
              {members.map((one) => (
                <LecturerLine key={one.lecturerId} lecturer={one} />
              ))}
            </Card>
          </View>
        ))}
    </View>
  );
}

function LecturerLine({ lecturer }: { lecturer: LecturerRow }) {
  const { lecturerId, name, introduction, isMember, retired } = lecturer;
  return (
    <Row
      title={name}
      detail={common.listOf(introduction, isMember ? lecturersCopy.member : undefined)}
      {...(retired ? { end: <Tag text={lecturersCopy.retired} /> } : {})}
      onPress={() => openPage('lecturer', { id: lecturerId })}
    />
  );
}

/** What whoever keeps the register can do to it. */
function Keeping({ answer, onChanged }: RegisterProps) {
  const [open, setOpen] = useState<'add' | 'teams' | 'adopt'>();
  const [done, setDone] = useState<string>();
  const { busy, failure, run } = useWork();
  const { teams } = answer;
  const close = () => setOpen(undefined);
  const end = (words: string) => {
    setDone(words);
    close();
    onChanged();
  };
  const begin = () =>
    void run(addUsualTeams, ({ added }) => end(lecturersCopy.usualTeamsDone(added)));
  return (
    <>
      {done !== undefined && <Strip icon="circle-check" text={done} />}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button icon="plus" text={lecturersCopy.add} onPress={() => setOpen('add')} />
      <Card flush>
        <Row
          icon="cloud-upload"
          title={lecturersCopy.adopt}
          detail={lecturersCopy.adoptDetail}
          onPress={() => setOpen('adopt')}
        />
        {teams.length === 0 ? (
          <Row
            icon="users-round"
            title={busy ? common.loading : lecturersCopy.usualTeams}
            detail={lecturersCopy.usualTeamsFact}
            onPress={begin}
          />
        ) : (
          <Row
            icon="users-round"
            title={lecturersCopy.teams}
            detail={lecturersCopy.teamsDetail}
            onPress={() => setOpen('teams')}
          />
        )}
      </Card>
      {open === 'add' && <LecturerForm teams={openTeams(teams)} onSaved={end} onClose={close} />}
      {open === 'teams' && (
        <TeamSheet teams={teams} onChanged={() => end(teamCopy.saved)} onClose={close} />
      )}
      {open === 'adopt' && <AdoptNames onDone={end} onClose={close} />}
    </>
  );
}

/** A team that is closed takes nobody new. */
const openTeams = (teams: readonly TeamRow[]) => teams.filter(({ retired }) => !retired);
