import type { Standing } from './vocabulary';

/**
 * How standings rise; `left` is beside the scale: nothing but a hand sets it, and nothing but a hand changes it. Zod-free:
 * the client reads it too.
 */
export const attendanceScale: readonly Standing[] = [
  'none',
  'absent',
  'excused',
  'pending',
  'declined',
  'late',
  'present',
];

/** A code that came so much later than it was shown, ms, deserves a look of its own (issue 4). */
export const bulkAgeMs = 600_000;
