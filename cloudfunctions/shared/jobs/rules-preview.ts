import { recountOf } from '../domain/recount';
import { nextRules } from '../domain/rules';
import { emptyPreview, type RulesPreview, withChanges } from '../domain/rules-preview';
import type { JobWork } from './job-work';

/** Whole ledgers: some 30 KB each at the end of a season. */
const recordsAStep = 300;

interface Cursor {
  afterId: string;
  preview: RulesPreview;
  total: number;
}

/** Works out what a draft of the rules would change, record by record. Reads alone: nothing of it is written but the figures. */
export const rulesPreview: JobWork = {
  step: async (job, { repositories }) => {
    const { draftId } = job.input as { draftId: string };
    const draft = await repositories.rulesDrafts.byId(draftId);
    const season = draft && (await repositories.seasons.byId(draft.seasonId));
    if (!draft || !season) return { kind: 'failed', code: 'RULES_DRAFT_OUTDATED' };
    const cursor = (job.cursor as Cursor | null) ?? {
      afterId: '',
      preview: emptyPreview(),
      total: await repositories.ledgers.countOf(season._id),
    };
    const { afterId, total } = cursor;
    const page = await repositories.ledgers.beyond(season._id, afterId, recordsAStep);
    const plan = { rules: nextRules(draft.rules, season.rules), lectures: season.lectures };
    const changes = page.map((record) => {
      const { difference, exhausted } = recountOf(record, plan);
      return { memberId: record.memberId, difference, exhausted };
    });
    const preview = withChanges(cursor.preview, changes);
    const last = page.at(-1);
    if (last && page.length === recordsAStep) {
      const next: Cursor = { afterId: last._id, preview, total };
      return { kind: 'more', cursor: next, done: preview.members, total };
    }
    await repositories.rulesDrafts.notePreview(draftId, preview);
    const { members, gaining, losing } = preview;
    return { kind: 'done', result: { members, gaining, losing }, done: members };
  },
};
