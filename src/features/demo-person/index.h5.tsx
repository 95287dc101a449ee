import { View } from '@tarojs/components';
import { useCallback, useEffect, useState } from 'react';
import { Pressable, Row, Sheet, Strip } from '@/components';
import { common } from '@/copy/common';
import { demoCopy } from '@/copy/demo';
import { accessible } from '@/platform/accessibility';
import { forgetCachedQueries } from '@/platform/cached-query';
import {
  closeChooser,
  noticeMissingPerson,
  openChooser,
  useChoosing,
  usePersonMissing,
} from '@/platform/chosen-person';
import { forgetOwn } from '@/platform/storage';
import {
  becomeDemoPerson,
  listDemoPersons,
  leaveNoRoomForBanner,
  startAgain,
  whoAmI,
  type DemoPerson as Person,
} from '@/platform/demo-server.h5';
import './demo-person.scss';

/** Says that this is a demonstration and who one is in it, and lets one be somebody else. */
export function DemoPerson() {
  const [persons, setPersons] = useState<Person[]>();
  const [me, setMe] = useState<Person | null>();
  const missing = usePersonMissing();
  const choosing = useChoosing();

  useEffect(() => {
    void whoAmI().then((current) => {
      if (current === undefined) leaveNoRoomForBanner();
      if (current === null) noticeMissingPerson();
      setMe(current);
    });
  }, [missing]);
  // Only who chooses needs the list; asked for at the start it would keep the first page waiting.
  useEffect(() => {
    if (choosing) void listDemoPersons().then((all) => setPersons(all ?? []));
  }, [choosing]);
  useEffect(() => {
    if (missing) forgetPerson();
  }, [missing]);

  if (me === undefined) return null;
  return (
    <View className="demo-person">
      <View className="demo-person__banner" {...accessible({ role: 'status' })}>
        <View className="demo-person__mark">{demoCopy.banner}</View>
        <View className="demo-person__who">{demoCopy.current(me?.name ?? demoCopy.guest)}</View>
        <Pressable className="demo-person__change" onPress={openChooser}>
          {me ? demoCopy.change : demoCopy.choose}
        </Pressable>
      </View>
      {choosing && persons && <Chooser persons={persons} onClose={closeChooser} />}
    </View>
  );
}

/** What one person saw and did is nothing to the next one at this browser. */
function forgetPerson(): void {
  forgetCachedQueries();
  forgetOwn();
}

function Chooser({ persons, onClose }: { persons: Person[]; onClose: () => void }) {
  const [failed, setFailed] = useState(persons.length === 0);
  const choose = useCallback(async (personId: string) => {
    if (!(await becomeDemoPerson(personId))) {
      setFailed(true);
      return;
    }
    forgetPerson();
    startAgain();
  }, []);
  return (
    <Sheet title={demoCopy.title} onClose={onClose}>
      {failed && <Strip icon="circle-alert" tone="amber" text={demoCopy.failed} />}
      {persons.map((person) => (
        <Row
          key={person.personId}
          title={person.name}
          detail={common.listOf(person.roleLabel, person.branchName)}
          onPress={() => void choose(person.personId)}
        />
      ))}
      <View className="demo-person__note">{demoCopy.note}</View>
    </Sheet>
  );
}
