import type { BranchResponses, NudgeMessage } from '../shared/contract/branch';
import { isSeasonOver } from '../shared/domain/season';
import { seasonWeekOf } from '../shared/domain/season-time';
import type { MemberContext } from '../shared/runtime/context';
import { deliverMessage } from '../shared/runtime/deliver-message';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { runningSeason } from '../shared/runtime/shared-reads';
import { nudgeWords } from './copy';

/**
 * Reminds one member, once a week whoever does it: the note in the record is the reminder, which the member's home shows until something
 * is earned, and one conditional write lets only one through. WeChat's message comes on top where the member has asked for one;
 * that it could not be sent takes nothing back.
 */
export async function nudgeMember(
  { memberId }: { memberId: string },
  context: MemberContext,
): Promise<Outcome<BranchResponses['nudge']>> {
  const { nowMs, member, may, repositories } = context;
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  if (isSeasonOver(season, nowMs)) return refuse('SEASON_OVER');
  const [target] = await repositories.members.byIds([memberId]);
  // An unknown member looks like a foreign one.
  if (!target || !may(target.orgPath)) return refuse('NOT_ALLOWED');
  const nudge = { week: seasonWeekOf(nowMs), atMs: nowMs, by: member._id };
  if (!(await repositories.studyHeaders.nudge(season._id, memberId, nudge))) {
    const hasRecord = await repositories.studyHeaders.exists(season._id, memberId);
    return refuse(hasRecord ? 'NUDGED_THIS_WEEK' : 'NOT_ALLOWED');
  }
  return { nudgedAtMs: nowMs, message: await messageTo(memberId, context) };
}

async function messageTo(memberId: string, context: MemberContext): Promise<NudgeMessage> {
  const { settings, repositories } = context;
  const templateId = settings.nudgeTemplateId;
  if (templateId === undefined) return 'not-set-up';
  const binding = await repositories.members.bindingOf(memberId);
  if (!binding) return 'not-bound';
  if (!(await repositories.members.takeMessage(binding._id))) return 'no-consent';
  const message = { templateId, data: nudgeWords, page: 'pages/home/index' };
  return deliverMessage(binding, message, context);
}
