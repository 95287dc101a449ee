import type { RoleName } from '@contract/vocabulary';

/** The most of what a role lets somebody do, in one line; domain/permissions has it in full. */
export const roleDuties = {
  secretary: '办场次、布置任务、确认和加分、改名册',
  deputy: '办场次、确认材料和时长，不能加分',
  administrator: '管本级和下级：名册、任命、任务、表彰',
  lecturer: '准备自己讲的微课，由管理员发布',
  auditor: '只看名册、出勤、进度和记录，不能改',
} satisfies Record<RoleName, string>;
