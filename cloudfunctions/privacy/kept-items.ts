import type { KeptItem } from '../shared/contract/privacy';
import { type KeptKind, keptKinds } from '../shared/contract/vocabulary';
import { type PersonalCollection, personalFieldOf } from '../shared/domain/personal-data';
import type { LectureProgress, StudyRecord } from '../shared/domain/study-record';
import { timeText } from '../shared/runtime/clock-text';
import type { MemberContext } from '../shared/runtime/context';
import { copy, documentNames, fieldNames, valueNames } from './copy';

export type KeptDocuments = Awaited<
  ReturnType<MemberContext['repositories']['personalData']['documentsAbout']>
>;
type Plain = Readonly<Record<string, unknown>>;

/** Everything that is kept about somebody, by kind, as a person can read it. `titles` names sessions. */
export function itemsByKind(
  documents: KeptDocuments,
  titles: ReadonlyMap<string, string>,
): Record<KeptKind, KeptItem[]> {
  const items = Object.fromEntries(keptKinds.map((kind) => [kind, [] as KeptItem[]])) as Record<
    KeptKind,
    KeptItem[]
  >;
  const { studyRecords, ...others } = documents;
  for (const record of studyRecords) addRecord(record, titles, items);
  for (const [collection, list] of Object.entries(others))
    for (const document of list)
      items[kindOf(collection as PersonalCollection)].push({
        title: documentNames[collection] ?? collection,
        lines: linesOf(document),
      });
  return items;
}

/** A document is told under the kind of its identity. */
function kindOf(collection: PersonalCollection): KeptKind {
  const field =
    personalFieldOf(collection, ['_id']) ??
    personalFieldOf(collection, ['by']) ??
    personalFieldOf(collection, ['signedUp']);
  if (collection === 'adjustments') return 'points';
  return field?.kind ?? 'notes';
}

/** A season's record is long: each entry, session and lecture of it is told by itself. */
function addRecord(
  record: StudyRecord,
  titles: ReadonlyMap<string, string>,
  items: Record<KeptKind, KeptItem[]>,
): void {
  const { seasonId, score, eligible, reachedAtMs, segments } = record;
  items.points.push({
    title: copy.season(seasonId),
    lines: linesOf({ score, eligible, reachedAtMs, segments }),
  });
  for (const entry of newestFirst(Object.values(record.entries), ({ atMs }) => atMs))
    items.points.push({
      title: copy.entry(timeText(entry.atMs), entry.points),
      lines: linesOf({ rule: entry.rule, hours: entry.hours, reason: entry.reason }),
    });
  for (const [id, one] of newestFirst(Object.entries(record.attendance), ([, { atMs }]) => atMs))
    items.attendance.push({ title: titles.get(id) ?? id, lines: linesOf({ ...one }) });
  for (const [id, one] of Object.entries<LectureProgress>(record.watch.lectures))
    items.watching.push({ title: copy.lecture(id), lines: linesOf({ ...one }) });
}

const newestFirst = <One>(list: readonly One[], atMs: (one: One) => number): One[] =>
  [...list].sort((a, b) => atMs(b) - atMs(a));

/** The fields that a person has a word for. */
const linesOf = (document: object): KeptItem['lines'] =>
  Object.entries(document as Plain).flatMap(([key, value]) => {
    const what = fieldNames[key];
    return what === undefined || value === undefined ? [] : [{ what, value: textOf(key, value) }];
  });

/** Where the vocabulary stands; what people wrote is never taken for a word of it. */
const vocabularyFields = new Set([
  'status',
  'kind',
  'method',
  'place',
  'rule',
  'segments',
  'role',
  'from',
  'to',
]);

function textOf(key: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? copy.yes : copy.no;
  if (typeof value === 'number' && key.endsWith('Ms'))
    return value > 0 ? timeText(value) : copy.nothing;
  if (Array.isArray(value)) return value.map((one) => textOf(key, one)).join('、') || copy.nothing;
  if (typeof value === 'object' && value !== null)
    return linesOf(value)
      .map((line) => `${line.what} ${line.value}`)
      .join('，');
  const text = String(value);
  return (vocabularyFields.has(key) && valueNames[text]) || text || copy.nothing;
}
