/** What an area of attacks found: how many cases, and every one that went through. */
export class Tally {
  cases = 0;
  /** Answers of kind INTERNAL, or none at all: an attack must meet a refusal, never a defect. */
  internal = 0;
  readonly breaches: string[] = [];

  /** One case; `held` says that the defence did, `what` is asked for only if not. */
  note(held: boolean, what: () => string): void {
    this.cases += 1;
    if (!held) this.breaches.push(what());
  }

  /** Many cases of one kind at once. */
  noteMany(cases: number, breached: number, what: string): void {
    this.cases += cases;
    if (breached > 0) this.breaches.push(`${what}: ${breached} of ${cases}`);
  }

  add(other: Tally): void {
    this.cases += other.cases;
    this.internal += other.internal;
    this.breaches.push(...other.breaches);
  }
}
