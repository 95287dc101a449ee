import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';

/** One check-in, before and after it is known what became of it. */
export interface CheckIn {
  memberId: string;
  sessionId: string;
  /** Called as the client does, or written as the function does. */
  way: 'function' | 'store';
}

/** What was asked for and what was acknowledged, kept outside the process that is killed. */
export class Book {
  acknowledged = 0;
  private readonly asked = new Map<string, Set<string>>();
  private readonly answered = new Map<string, Set<string>>();

  ask({ memberId, sessionId }: CheckIn): void {
    add(this.asked, memberId, sessionId);
  }

  acknowledge({ memberId, sessionId }: CheckIn): void {
    add(this.answered, memberId, sessionId);
    this.acknowledged += 1;
  }

  get memberIds(): string[] {
    return [...this.asked.keys()];
  }

  /** What is wrong with a record; empty when all that was acknowledged stands in it, once, and nothing else. */
  faultsOf(record: StudyRecord): string[] {
    const { memberId } = record;
    const written = Object.values(record.entries).map((entry) => entry.source ?? '');
    const stands = new Set(written);
    const faults = [...(this.answered.get(memberId) ?? [])]
      .filter((sessionId) => !stands.has(sessionId))
      .map((sessionId) => `lost: ${sessionId}`);
    const asked = this.asked.get(memberId) ?? new Set();
    faults.push(...written.filter((one) => !asked.has(one)).map((one) => `invented: ${one}`));
    const credited = sumOfLedger(record);
    for (const [name, total] of totalsOf(record)) {
      if (total !== credited) faults.push(`doubled or half: ${name} ${total}, ledger ${credited}`);
    }
    const attended = [...record.attended].sort().join();
    if (attended !== [...stands].sort().join()) faults.push('attended differs from the ledger');
    const marked = Object.keys(record.attendance).sort().join();
    if (marked !== [...stands].sort().join()) faults.push('attendance differs from the ledger');
    return faults.map((fault) => `${memberId}: ${fault}`);
  }
}

/** Every total that a check-in moves together with the ledger. */
function totalsOf(record: StudyRecord): [string, number][] {
  const sum = (numbers: (number | undefined)[]): number =>
    numbers.reduce((total: number, one) => total + (one ?? 0), 0);
  return [
    ['score', record.score],
    ['months', sum(Object.values(record.months))],
    ['weeks', sum(Object.values(record.weeks))],
    ['branches', sum(Object.values(record.byBranch))],
    ['days', sum(Object.values(record.days).flatMap((day) => Object.values(day)))],
  ];
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}
