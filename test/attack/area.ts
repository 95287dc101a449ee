import type { Tally } from './tally';
import type { World } from './world';

/** One kind of attack. A new area is one file in `areas` and one line in `areas/index.ts`. */
export interface AttackArea {
  name: string;
  /** `full` runs every case; without it a sample that fits into the test run. */
  run: (world: World, tally: Tally, options: { full: boolean }) => Promise<void>;
}
