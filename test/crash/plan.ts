import { Chance } from '../../local-cloud/demo-season/chance';
import { BOUNDARIES, type Boundary } from './write-boundaries';

/** How one process comes to its end. */
export interface Death {
  /** At a moment of the clock, or when its writes reach a boundary for the n-th time. */
  kind: 'moment' | Boundary;
  nth: number;
  /** Load until the kill; for a boundary the latest. */
  afterMs: number;
  /** So many acknowledgements end a life, too: on a fast machine sooner than the clock. */
  afterAcknowledged: number;
  /** Whether whole calls of the function are part of the load: they need longer, for an instance must start. */
  hasFunctions: boolean;
}

/**
 * Every fifth process runs the function, every second dies at a boundary, each in turn. All else follows from the seed. Of `length` 1
 * a life has some thirty check-ins; a longer one has as many times more of them.
 */
export function* deaths(seed: string, length = 1): Generator<Death, never> {
  const chance = new Chance(seed, 'deaths');
  for (let n = 0; ; n++) {
    const hasFunctions = n % 5 === 4;
    const afterMs = hasFunctions ? chance.whole(350, 700) : chance.whole(5, 300 * length);
    const boundary = BOUNDARIES[(n >> 1) % BOUNDARIES.length] ?? 'before-commit';
    const kind = n % 2 === 0 ? 'moment' : boundary;
    // One transaction holds the writes of many clients: there are many more statements than commits.
    const nth = chance.whole(1, (kind === 'between-statements' ? 60 : 10) * length);
    const afterAcknowledged = chance.whole(1, 50 * length);
    yield { kind, nth, afterMs, afterAcknowledged, hasFunctions };
  }
}
