import type { RoleName } from '@contract/vocabulary';

/** What a role lets somebody do; domain/permissions has it in full. */
export const roleDuties = {
  secretary: '办场次、管签到名单、布置支部任务；确认材料、时长和加分；改名册',
  deputy: '办场次、管签到名单；确认材料和时长；不能加分、改名册、导出名单',
  administrator: '本级和下级的场次、名单、任务、确认都能办；还管任命、名册导入、微课、项目和表彰',
  lecturer: '准备自己讲的微课，由管理员发布；看不到党员名单',
  auditor: '只看不改：名册、出勤、任务进度、服务和操作记录',
} satisfies Record<RoleName, string>;
