import type { KeptKind } from '../contract/vocabulary';
import { notPersonal } from './not-personal';

/**
 * The inventory of what is kept about people: collection → field → what it is for, how long it stands and what erasing a person does
 * to it. What a person is shown, what is exported and what is scanned for afterwards follow from it, and a test walks every
 * document of a filled season against it: a field that stands in neither half fails there.
 */

/** Why something is kept. */
export type Purpose =
  /** Knowing who a member is, and letting nobody else be it. */
  | 'identity'
  /** Checking in, points and the statistics of a branch. */
  | 'study'
  /** Being able to say who decided what. */
  | 'accountability'
  /** Keeping attempts to cheat or to guess away. */
  | 'safety';

/** Until when, where nobody asks for it to be erased before. */
export type Keeping =
  /** As long as the person is on the roster. */
  | 'membership'
  /** 24 months after the end of the season. */
  | 'season'
  /** At most 30 days. */
  | 'month'
  /** A day. */
  | 'day';

/** What erasing the person does to it. */
export type Erasure =
  /** The document or field is gone. */
  | 'removed'
  /** It stands and names nobody: a random id that leads nowhere, or a figure. */
  | 'nameless'
  /** Another value takes its place by which nobody can be found. */
  | 'replaced'
  /** Gone by itself within its time, and found by nothing until then. */
  | 'lapses';

export interface PersonalField {
  kind: KeptKind;
  purpose: Purpose;
  keeping: Keeping;
  erasure: Erasure;
}

type Fields = Readonly<Record<string, PersonalField>>;

const field =
  (kind: KeptKind, purpose: Purpose, keeping: Keeping) =>
  (erasure: Erasure): PersonalField => ({ kind, purpose, keeping, erasure });

/** The same for several paths. */
const all = (paths: readonly string[], one: PersonalField): Fields =>
  Object.fromEntries(paths.map((path) => [path, one]));

const register = field('roster', 'identity', 'membership');
const roster = register('removed');
const phone = field('phone', 'identity', 'membership')('removed');
const points = field('points', 'study', 'season');
const attendance = field('attendance', 'study', 'season');
const watching = field('watching', 'study', 'season');
const tasks = field('tasks', 'study', 'season');
const leave = field('leave', 'study', 'season')('removed');
const appeals = field('appeals', 'study', 'season');
const notes = field('notes', 'accountability', 'season');
/** Of no season: replaced by the next one of its kind, or needed as long as a back-up may bring somebody back. */
const lasting = field('notes', 'accountability', 'membership')('nameless');
const files = field('files', 'accountability', 'day');
const scans = field('scans', 'safety', 'month');

/**
 * By path; `*` stands for one name that differs from document to document. A path speaks for all that lies below it, unless a
 * longer one does.
 */
const personalData = {
  members: {
    ...all(
      [
        ...[
          '_id',
          'name',
          'nameInitials',
          'branchId',
          'orgPath',
          'segments',
          'roles',
          'nameHidden',
        ],
        ...['staged', 'mergedInto'],
      ],
      roster,
    ),
    ...all(['phoneKey', 'phoneMasked'], phone),
  },
  bindings: all(
    [
      ...['_id', 'memberId', 'openid', 'boundAtMs', 'consentedAtMs', 'askId', 'asking'],
      ...['declined', 'replacedAtMs', 'messagesAllowed', 'messagedAtMs'],
    ],
    phone,
  ),
  studyRecords: {
    ...all(
      [
        ...['_id', 'memberId', 'branchId', 'orgPath', 'segments', 'eligible', 'score'],
        ...['reachedAtMs', 'months', 'weeks', 'byBranch', 'formerBranchIds', 'formerBranches'],
        ...['days', 'entries', 'quizzes', 'card'],
      ],
      points('nameless'),
    ),
    'entries.*.reason': points('removed'),
    'card.roles': points('removed'),
    openidKey: points('replaced'),
    ...all(['nudge', 'reminders'], points('removed')),
    ...all(['attendance', 'attended', 'pending', 'noted', 'lastSeen'], attendance('nameless')),
    'attendance.*.reason': attendance('removed'),
    'attendance.*.corrections.reason': attendance('removed'),
    'attendance.*.receipt': attendance('removed'),
    'attendance.*.network': attendance('removed'),
    'attendance.*.place': attendance('removed'),
    watch: watching('nameless'),
    ...all(['tasks', 'surveys'], tasks('nameless')),
    mergedIds: points('nameless'),
  },
  // Stands for seconds, while two entries of one person become one.
  merges: all(
    ['_id', 'into', 'branchId', 'orgPath', 'roles', 'phoneKey', 'phoneMasked', 'record'],
    points('removed'),
  ),
  lecturers: {
    ...all(['_id', 'teamIds', 'status', 'mergedInto', 'changedAtMs'], register('nameless')),
    // Of a member a reference, of somebody from outside the name under which lectures are announced (domain/lecturer.ts).
    ...all(['memberId', 'name', 'introduction'], roster),
  },
  lectureDrafts: all(['by'], notes('nameless')),
  leaveRequests: all(
    [
      ...['_id', 'sessionId', 'memberId', 'branchId', 'status', 'reason', 'askedAtMs', 'round'],
      ...['decidedBy', 'decidedAtMs', 'answer'],
    ],
    leave,
  ),
  evidence: all(
    [
      ...['_id', 'memberId', 'branchId', 'text', 'pictureFileId', 'status', 'sentAtMs'],
      ...['decidedBy', 'decidedAtMs', 'reason'],
    ],
    tasks('removed'),
  ),
  serviceActivities: {
    createdBy: notes('nameless'),
    // An erased member's place in what is still to come is given back.
    signedUp: tasks('nameless'),
  },
  serviceHours: {
    ...all(
      [
        ...['_id', 'memberId', 'branchId', 'kind', 'atMs', 'hours', 'status', 'sentAtMs'],
        ...['decidedBy', 'decidedAtMs', 'points', 'own'],
      ],
      tasks('nameless'),
    ),
    'own.title': tasks('removed'),
    'own.venue': tasks('removed'),
    reason: tasks('removed'),
  },
  tasks: all(['createdBy'], notes('nameless')),
  surveys: all(['createdBy'], notes('nameless')),
  // A report is the branch's word; who wrote and who decided it is all that is a person's.
  projectReports: all(['by', 'decidedBy'], notes('nameless')),
  appeals: {
    ...all(
      ['_id', 'subjectId', 'by', 'status', 'madeAtMs', 'decidedBy', 'decidedAtMs'],
      appeals('nameless'),
    ),
    text: appeals('removed'),
    answer: appeals('removed'),
  },
  adjustments: {
    ...all(['memberId', 'points', 'by', 'atMs', 'status', 'confirmedBy'], points('nameless')),
    reason: points('removed'),
    ended: points('nameless'),
    'ended.reason': points('removed'),
  },
  auditLog: {
    ...all(['_id', 'by', 'subjectId', 'facts'], notes('nameless')),
    reason: notes('removed'),
  },
  exports: {
    ...all(['subjectId', 'by'], notes('nameless')),
    ...all(['fileId', 'fileExpiresAtMs'], files('removed')),
  },
  uploads: all(
    [
      ...['_id', 'memberId', 'purpose', 'fileName', 'cloudPath', 'beganAtMs', 'expiresAtMs'],
      ...['fileId', 'bytes', 'draftId'],
    ],
    files('removed'),
  ),
  importBatches: {
    by: notes('nameless'),
    reversed: notes('nameless'),
    fileName: field('files', 'accountability', 'season')('replaced'),
    // The files themselves: the lines that name the person are taken out of them.
    evidenceFileId: field('files', 'accountability', 'season')('replaced'),
    planFileId: field('files', 'accountability', 'season')('replaced'),
    outdatedFileIds: field('files', 'accountability', 'season')('removed'),
  },
  reminders: all(
    ['_id', 'memberId', 'kind', 'subjectId', 'atMs', 'outcome'],
    field('phone', 'study', 'month')('removed'),
  ),
  refusedScans: all(
    ['_id', 'sessionId', 'seasonId', 'openidKey', 'count', 'lastAtMs'],
    scans('removed'),
  ),
  waitingCheckIns: all(['_id', 'sessionId', 'openidKey', 'attendance', 'atMs'], scans('removed')),
  wrongCodes: all(['_id', 'count', 'windowStartsAtMs'], scans('removed')),
  // Counts a phone once while a session runs; a number takes its place within the hour after it.
  guestCheckIns: all(['_id'], scans('lapses')),
  administratorCodes: { consumedBy: field('phone', 'accountability', 'membership')('replaced') },
  organisations: { administratorIds: roster },
  awards: {
    ...all(['honoured', 'named', 'changes', 'createdBy'], notes('nameless')),
    'changes.reason': notes('removed'),
    'lists.reason': notes('removed'),
  },
  awardLists: all(['candidates', 'honoured', 'admitted'], notes('nameless')),
  summaries: all(['current', 'previous'], points('nameless')),
  summaryParts: all(['blocks'], points('nameless')),
  sessions: all(['publishedBy', 'headCount', 'changes'], notes('nameless')),
  seasons: { rulesHistory: notes('nameless') },
  rulesDrafts: all(['by'], notes('nameless')),
  invitations: all(['madeBy'], lasting),
  jobs: all(['startedBy'], notes('nameless')),
  // The list by which a restored back-up erases again: an id that leads nowhere, and the time.
  erasures: all(['_id', 'askedAtMs', 'doneAtMs'], lasting),
} as const satisfies Record<string, Fields>;

export type PersonalCollection = keyof typeof personalData;

/** Whether a path with `*` speaks for this one: for itself and all below it. */
function covers(pattern: string, path: readonly string[]): boolean {
  const parts = pattern.split('.');
  return parts.length <= path.length && parts.every((one, at) => one === '*' || one === path[at]);
}

/** The word of the inventory about a path (names from the document's root, places in lists left out); the longest pattern holds. */
export function personalFieldOf(
  collection: string,
  path: readonly string[],
): PersonalField | undefined {
  const fields: Fields = (personalData as Readonly<Record<string, Fields>>)[collection] ?? {};
  const [best] = Object.keys(fields)
    .filter((pattern) => covers(pattern, path))
    .sort((a, b) => b.split('.').length - a.split('.').length);
  return best === undefined ? undefined : fields[best];
}

/** Collections from which erasing somebody takes something in one of these ways. */
export const personalCollections = (ways: readonly Erasure[]): string[] =>
  Object.entries(personalData)
    .filter(([, fields]) => Object.values(fields).some(({ erasure }) => ways.includes(erasure)))
    .map(([collection]) => collection);

/** Whether the inventory has decided about a path at all. */
export const isDeclared = (collection: string, path: readonly string[]): boolean =>
  personalFieldOf(collection, path) !== undefined ||
  (notPersonal[collection] ?? []).some((pattern) => covers(pattern, path));

/** Personal data of a season stand so long after its end, months. */
export const retentionMonths = 24;
