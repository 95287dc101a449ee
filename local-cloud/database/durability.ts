interface Waiter {
  commits: number;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Which commits are on the disk. A sync runs beside the work of this thread and covers all commits made before it began; those
 * made meanwhile share the next one. Whoever answers waits for all that was committed by then, readers too: nobody may be
 * told of what a loss of power could still undo.
 */
export class Durability {
  private committed = 0;
  private synced = 0;
  private isSyncing = false;
  private readonly waiters: Waiter[] = [];
  /** Why a sync failed. What is on the disk is unknown from then on, and a second try would only seem to mend it. */
  private failure: Error | null = null;

  constructor(private readonly sync: () => Promise<void>) {}

  /** To be called after each commit. */
  noteCommit(): void {
    this.committed++;
    if (!this.isSyncing) void this.syncAll();
  }

  /** Resolves once everything committed so far is on the disk; null when it is. Rejects when a sync has failed. */
  reached(): Promise<void> | null {
    if (this.failure) return Promise.reject(this.failure);
    if (this.synced === this.committed) return null;
    return new Promise((resolve, reject) => {
      this.waiters.push({ commits: this.committed, resolve, reject });
    });
  }

  /** Everything was brought to the disk by other means: the data file was closed. */
  settle(): void {
    if (this.failure) return;
    this.synced = this.committed;
    this.wake();
  }

  private async syncAll(): Promise<void> {
    this.isSyncing = true;
    try {
      while (this.synced < this.committed && !this.failure) {
        const covered = this.committed;
        await this.sync();
        this.synced = Math.max(this.synced, covered);
        this.wake();
      }
    } catch (error) {
      if (this.synced === this.committed) return;
      this.failure = error instanceof Error ? error : new Error(String(error));
      for (const { reject } of this.waiters.splice(0)) reject(this.failure);
    } finally {
      this.isSyncing = false;
    }
  }

  private wake(): void {
    const later = this.waiters.findIndex(({ commits }) => commits > this.synced);
    const woken = this.waiters.splice(0, later < 0 ? this.waiters.length : later);
    for (const { resolve } of woken) resolve();
  }
}
