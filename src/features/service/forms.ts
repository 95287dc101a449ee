import type { DeskActivity, OwnHours } from '@contract/service-answers';
import type { ActivityPlan, OwnWork, ServiceCounts, ServiceKind } from '@contract/service-work';
import { shanghaiOffsetMs } from '@/copy/time';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Day and time of an instant in Shanghai, as the platform's pickers have them: yyyy-mm-dd, HH:mm. */
const partsOf = (ms: number) => {
  const iso = new Date(ms + shanghaiOffsetMs).toISOString();
  return { day: iso.slice(0, 10), time: iso.slice(11, 16) };
};
const instantOf = (day: string, time: string) => Date.parse(`${day}T${time}:00+08:00`);
/** 20261125 → 2026-11-25 */
export const withDashes = (day: string) => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
export const withoutDashes = (day: string) => day.replaceAll('-', '');

const wholeFrom = (text: string, least: number, most: number): number | undefined => {
  const value = Number(text);
  const isWhole = text.trim() !== '' && Number.isInteger(value);
  return isWhole && value >= least && value <= most ? value : undefined;
};

/** What stands in the fields of an activity; numbers are what was typed. */
export interface ActivityForm {
  kind: ServiceKind;
  title: string;
  venue: string;
  /** yyyy-mm-dd in Shanghai. */
  day: string;
  /** HH:mm in Shanghai. */
  startsAt: string;
  endsAt: string;
  places: string;
  note: string;
}

export type ActivityFault = 'title' | 'times' | 'places';

/** The form of an activity that stands, or of a new one: tomorrow at nine, two hours long. */
export function activityFormOf(activity: DeskActivity | undefined, nowMs: number): ActivityForm {
  const tomorrow = partsOf(nowMs + dayMs).day;
  const startsAtMs = activity?.startsAtMs ?? instantOf(tomorrow, '09:00');
  const endsAtMs = activity?.endsAtMs ?? startsAtMs + 2 * hourMs;
  const starts = partsOf(startsAtMs);
  return {
    kind: activity?.kind ?? 'shift',
    title: activity?.title ?? '',
    venue: activity?.venue ?? '',
    ...{ day: starts.day, startsAt: starts.time, endsAt: partsOf(endsAtMs).time },
    places: activity?.places === undefined ? '' : String(activity.places),
    note: activity?.note ?? '',
  };
}

/** The times of a form whose start is moved: its end follows by as much, to the last minute of the day at most. */
export function timesFrom(
  { day, startsAt: before, endsAt }: Pick<ActivityForm, 'day' | 'startsAt' | 'endsAt'>,
  startsAt: string,
): Pick<ActivityForm, 'startsAt' | 'endsAt'> {
  const lengthMs = instantOf(day, endsAt) - instantOf(day, before);
  const ends = partsOf(instantOf(day, startsAt) + (lengthMs > 0 ? lengthMs : 2 * hourMs));
  return { startsAt, endsAt: ends.day === day ? ends.time : '23:59' };
}

/** The plan that a form makes, or what is wrong with it. */
export function planOfForm(form: ActivityForm): ActivityPlan | ActivityFault {
  const { kind, day, startsAt, endsAt } = form;
  const title = form.title.trim();
  if (title === '') return 'title';
  if (endsAt <= startsAt) return 'times';
  const places = form.places.trim() === '' ? undefined : wholeFrom(form.places, 1, 300);
  if (places === undefined && form.places.trim() !== '') return 'places';
  return {
    ...{ kind, title, venue: form.venue.trim(), note: form.note.trim() },
    ...{ startsAtMs: instantOf(day, startsAt), endsAtMs: instantOf(day, endsAt) },
    ...(places === undefined ? {} : { places }),
  };
}

/** What a member tells of. */
export interface OwnForm {
  kind: ServiceKind;
  title: string;
  venue: string;
  /** yyyymmdd */
  day: string;
  items: string;
  people: string;
  /** Place in the list of half hours. */
  hoursIndex: number;
}

export type OwnFault = 'title' | 'items' | 'people';

/** Half hours in their list: the first is half an hour. */
export const hoursAt = (index: number) => (index + 1) / 2;
export const indexOfHours = (hours: number) => Math.max(0, Math.round(hours * 2) - 1);

export function ownFormOf(told: OwnHours | undefined, lastDay: string): OwnForm {
  return {
    ...{ kind: told?.kind ?? 'shift', title: told?.title ?? '', venue: told?.venue ?? '' },
    day: told ? withoutDashes(partsOf(told.atMs).day) : lastDay,
    items: String(told?.own?.items ?? 0),
    people: String(told?.own?.people ?? 0),
    hoursIndex: indexOfHours(told?.hours ?? 2),
  };
}

export function ownOfForm(form: OwnForm): OwnWork | OwnFault {
  const title = form.title.trim();
  if (title === '') return 'title';
  const counts = countsOf(form);
  if (typeof counts === 'string') return counts;
  return { kind: form.kind, title, venue: form.venue.trim(), day: form.day, ...counts };
}

/** Two counts as they were typed, or which one is none. */
export function countsOf(form: {
  items: string;
  people: string;
}): ServiceCounts | 'items' | 'people' {
  const items = wholeFrom(form.items, 0, 100_000);
  const people = wholeFrom(form.people, 0, 100_000);
  if (items === undefined) return 'items';
  return people === undefined ? 'people' : { items, people };
}
