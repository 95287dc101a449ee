import type { Repositories } from '../shared/repositories';
import type { SeasonList } from '../shared/repositories/award-source-repository';

type Sources = Pick<
  Repositories['awardSources'],
  'listOf' | 'childListsOf' | 'scoresOf' | 'versionsOf'
>;

/** Summaries as one gathering reads them: knows of each which version it read, and afterwards whether any was replaced meanwhile. */
export class ReadLists {
  private readonly versions = new Map<string, number>();

  constructor(private readonly sources: Sources) {}

  async listOf(summaryId: string): Promise<SeasonList | undefined> {
    const list = await this.sources.listOf(summaryId);
    if (list) this.note([list]);
    return list;
  }

  childListsOf = async (seasonId: string, parentId: string): Promise<SeasonList[]> =>
    this.note(await this.sources.childListsOf(seasonId, parentId));

  scoresOf = async (summaryIds: readonly string[]) =>
    this.note(await this.sources.scoresOf(summaryIds));

  /** Keeps in mind what was read; one that has another version than when it was read before never stands. */
  note<One extends { _id: string; version: number }>(read: One[]): One[] {
    for (const { _id, version } of read) {
      const before = this.versions.get(_id);
      this.versions.set(_id, before === undefined || before === version ? version : -1);
    }
    return read;
  }

  /** Whether everything still is as it was read. */
  async stand(): Promise<boolean> {
    const now = await this.sources.versionsOf([...this.versions.keys()]);
    return [...this.versions].every(([id, version]) => now.get(id) === version);
  }
}
