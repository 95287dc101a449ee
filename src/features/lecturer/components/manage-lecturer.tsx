import { View } from '@tarojs/components';
import { useState } from 'react';
import type { LecturerAnswer } from '@contract/lecturer';
import { Button, Card, Row, SectionTitle, Sheet, Strip } from '@/components';
import { TextField } from '@/components/fields';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { lecturerCopy, lecturerFormCopy as copy, lecturersCopy } from '@/copy/lecturer';
import { useCachedQuery } from '@/platform/cached-query';
import { goBack, replacePage } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { eraseLecturer, fetchLecturers, mergeLecturer, retireLecturer } from '../api';
import { LecturerForm } from './lecturer-form';
import './lecturer.scss';

interface ManageLecturerProps {
  lecturer: LecturerAnswer;
  onChanged: () => void;
}

/** What whoever keeps the entry can do to it. */
export function ManageLecturer({ lecturer, onChanged }: ManageLecturerProps) {
  const [open, setOpen] = useState<'edit' | 'merge' | 'erase'>();
  const { data: list } = useCachedQuery('lecturer.list', fetchLecturers);
  const { busy, failure, run } = useWork();
  const close = () => setOpen(undefined);
  const { retired, isMember, teamIds } = lecturer;
  // A team that is closed stays with whom it has.
  const teams = list?.teams.filter((team) => !team.retired || teamIds.includes(team.teamId)) ?? [];
  const retire = () => void run(() => retireLecturer(lecturer, !retired), onChanged);
  return (
    <View>
      <SectionTitle text={lecturerCopy.manage} />
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Card flush>
        <Row icon="settings-2" title={copy.editTitle} onPress={() => setOpen('edit')} />
        <Row
          icon={retired ? 'rotate-ccw' : 'eye-off'}
          title={busy ? copy.saving : retired ? copy.restore : copy.retire}
          detail={copy.retireFact}
          onPress={retire}
        />
        {!isMember && (
          <Row
            icon="users-round"
            title={copy.merge}
            detail={copy.mergeFact}
            onPress={() => setOpen('merge')}
          />
        )}
        <Row icon="x" title={copy.erase} detail={copy.eraseFact} onPress={() => setOpen('erase')} />
      </Card>
      {open === 'edit' && (
        <LecturerForm
          teams={teams}
          lecturer={lecturer}
          onSaved={() => {
            close();
            onChanged();
          }}
          onClose={close}
        />
      )}
      {open === 'merge' && <Merge lecturer={lecturer} onClose={close} />}
      {open === 'erase' && <Erase lecturer={lecturer} onClose={close} />}
    </View>
  );
}

interface StepProps {
  lecturer: LecturerAnswer;
  onClose: () => void;
}

/** Longer lists are searched. */
const mostListed = 20;

function Merge({ lecturer, onClose }: StepProps) {
  const { data: list } = useCachedQuery('lecturer.list', fetchLecturers);
  const [search, setSearch] = useState(lecturer.name.slice(0, 1));
  const [into, setInto] = useState<string>();
  const { busy, failure, run } = useWork();
  const others = (list?.lecturers ?? []).filter(
    ({ lecturerId, name }) => lecturerId !== lecturer.lecturerId && name.includes(search.trim()),
  );
  const chosen = others.find(({ lecturerId }) => lecturerId === into);
  const merge = (id: string) =>
    void run(
      () => mergeLecturer(lecturer, id),
      ({ lecturerId }) => replacePage('lecturer', { id: lecturerId }),
    );
  return (
    <Sheet title={copy.merge} onClose={onClose}>
      <View className="lecturer__form">
        <View className="lecturer__fact">{copy.mergeFact}</View>
        <TextField
          label={lecturersCopy.search}
          value={search}
          maxlength={20}
          onChange={setSearch}
        />
        <View>
          {others.length === 0 && <Row title={lecturersCopy.noneFound} />}
          {others.slice(0, mostListed).map(({ lecturerId, name, introduction, isMember }) => (
            <Row
              key={lecturerId}
              icon={lecturerId === into ? 'circle-check' : 'user-round'}
              title={name}
              detail={common.listOf(introduction, isMember ? lecturersCopy.member : undefined)}
              label={common.choice(name, lecturerId === into)}
              onPress={() => setInto(lecturerId)}
            />
          ))}
        </View>
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button
          text={copy.mergeInto(chosen?.name ?? '…')}
          busy={busy}
          disabled={!chosen}
          onPress={() => chosen && merge(chosen.lecturerId)}
        />
      </View>
    </Sheet>
  );
}

function Erase({ lecturer, onClose }: StepProps) {
  const { busy, failure, run } = useWork();
  return (
    <Sheet title={copy.erase} onClose={onClose}>
      <View className="lecturer__form">
        <View>{copy.eraseFact}</View>
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button
          text={copy.eraseNow}
          busy={busy}
          onPress={() => void run(() => eraseLecturer(lecturer), goBack)}
        />
        <Button kind="secondary" text={copy.cancel} onPress={onClose} />
      </View>
    </Sheet>
  );
}
