import { useState } from 'react';
import { branchCopy } from '@/copy/branch';
import { errorCopy } from '@/copy/error-copy';
import { nudge } from './api';

/** Somebody who can be reminded. */
export interface Nudgeable {
  memberId: string;
  name: string;
  /** When the member was reminded this week; server clock, ms. */
  nudgedAtMs?: number;
}

/** Reminders given on this screen: whom one is under way to, whom it reached, and what to say of the last. */
export function useNudges() {
  const [busyId, setBusyId] = useState<string>();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [outcome, setOutcome] = useState<{ good: boolean; text: string }>();
  const remind = async ({ memberId, name }: Nudgeable) => {
    setBusyId(memberId);
    const result = await nudge(memberId);
    setBusyId((now) => (now === memberId ? undefined : now));
    if (result.ok)
      setOutcome({ good: true, text: branchCopy.nudgeResults[result.data.message](name) });
    else setOutcome({ good: false, text: errorCopy[result.code] });
    if (result.ok || result.code === 'NUDGED_THIS_WEEK')
      setDone((before) => new Set([...before, memberId]));
  };
  return {
    outcome,
    isBusy: (member: Nudgeable) => member.memberId === busyId,
    isDone: (member: Nudgeable) => member.nudgedAtMs !== undefined || done.has(member.memberId),
    remind: (member: Nudgeable) => void remind(member),
  };
}
