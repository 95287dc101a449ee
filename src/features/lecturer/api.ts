import type { Contract } from '@contract/index';
import { call } from '@/platform/cloud';
import '@/copy/errors/joining';
import '@/copy/errors/lecturer';

type Requests = Contract['lecturer'];
export interface Seen {
  lecturerId: string;
  changedAtMs: number;
}

export const fetchLecturers = () => call('lecturer', 'list', {});
export const fetchLecturer = (lecturerId: string) => call('lecturer', 'show', { lecturerId });
export const fetchNamed = (name: string) => call('lecturer', 'membersNamed', { name });
export const addLecturer = (input: Requests['add']['request']) => call('lecturer', 'add', input);
export const editLecturer = (input: Requests['edit']['request']) => call('lecturer', 'edit', input);
export const retireLecturer = ({ lecturerId, changedAtMs }: Seen, retired: boolean) =>
  call('lecturer', 'retire', { lecturerId, changedAtMs, retired });
export const mergeLecturer = ({ lecturerId, changedAtMs }: Seen, into: string) =>
  call('lecturer', 'merge', { lecturerId, changedAtMs, into });
export const eraseLecturer = ({ lecturerId, changedAtMs }: Seen) =>
  call('lecturer', 'erase', { lecturerId, changedAtMs });
export const saveTeam = (input: Requests['saveTeam']['request']) =>
  call('lecturer', 'saveTeam', input);
export const addUsualTeams = () => call('lecturer', 'usualTeams', {});
export const fetchNames = () => call('lecturer', 'names', {});
export const adoptNames = (names: Requests['adopt']['request']['names']) =>
  call('lecturer', 'adopt', { names });
