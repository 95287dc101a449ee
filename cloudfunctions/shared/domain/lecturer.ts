import type { LecturerStatus, TeamKind } from '../contract/vocabulary';
import { derivedId } from './joining';

/**
 * Somebody who gives lectures. Collection `lecturers`, kept from season to season by the organisation that entered it.
 *
 * A name stands in one place: of a member in `members`, which this only refers to; of somebody from outside here, since there is no
 * other document for such a person. What is kept is the name under which the lecture was announced, which whoever watches it is shown;
 * no phone, no account. Erasing either takes the name off the register and off everything that refers to it.
 */
export interface Lecturer {
  _id: string;
  /** The organisation that keeps the entry, ids from the root down. */
  orgPath: string[];
  memberId?: string;
  /** Of somebody from outside alone. */
  name?: string;
  teamIds: string[];
  /** One line that is shown with the name, such as a former profession. */
  introduction?: string;
  status: LecturerStatus;
  /** The entry that stands for the same person; only of merged ones. */
  mergedInto?: string;
  changedAtMs: number;
}

/** A lecturers' team. Collection `lecturerTeams`: data, since every place has its own. */
export interface LecturerTeam {
  _id: string;
  orgPath: string[];
  kind: TeamKind;
  name: string;
  /** It takes nobody new and stands with those it has. */
  retired: boolean;
  changedAtMs: number;
}

/** A register has some dozens of teams and a few hundred lecturers; more would be a file that went wrong. */
export const mostTeams = 100;
export const mostLecturers = 1_000;

/** A member is one lecturer at most, whoever enters it how often. */
export const lecturerIdOfMember = (memberId: string) => derivedId('lecturer-member', memberId);

/** Of a name that stands in lectures or sessions: taking it over twice makes one lecturer. */
export const lecturerIdOfName = (rootId: string, name: string) =>
  derivedId('lecturer-name', rootId, name);

/** Whether sessions and lectures may newly name the lecturer. */
export const mayBeNamed = ({ status }: Pick<Lecturer, 'status'>) => status === 'active';

/** Whether an entry stands for somebody: neither merged into another nor erased. */
export const stands = ({ status }: Pick<Lecturer, 'status'>) =>
  status === 'active' || status === 'retired';
