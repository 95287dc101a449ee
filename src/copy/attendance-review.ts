import type { LogEntry, Suspicion } from '@contract/attendance-answers';
import { common } from './common';
import { standingNames } from './standing';
import { clockTimeOf, dateOf } from './time';

const suspicionTexts: Record<Exclude<Suspicion['kind'], 'album' | 'head-count'>, string> = {
  'late-code': '签到码晚到超过 10 分钟后才确认',
  burst: '同一网络一秒内多人签到',
  outside: '不在设定的地点，或没有提供位置',
  'after-end': '散会后由书记登记',
  'own-hand': '本人给自己登记或确认',
};

const namesShown = 20;

export const reviewCopy = {
  suspicions: '值得留意',
  judge: '这些只供核对，系统不会自动处理',
  nothing: '没有需要留意的',
  title: (suspicion: Suspicion) => {
    if (suspicion.kind === 'album') return `从相册识别签到码被拒 ${suspicion.scans} 次`;
    if (suspicion.kind === 'head-count') return '清点人数少于签到人数';
    return `${suspicionTexts[suspicion.kind]}（${suspicion.names.length} 人）`;
  },
  detail: (suspicion: Suspicion) => {
    if (suspicion.kind === 'album') return `来自 ${suspicion.phones} 部手机`;
    if (suspicion.kind === 'head-count')
      return `现场清点 ${suspicion.heads} 人，签到 ${suspicion.checkIns} 人`;
    const { names } = suspicion;
    const shown = names.slice(0, namesShown).join('、');
    return names.length > namesShown ? `${shown} 等` : shown;
  },
  log: '更改记录',
  logEmpty: '还没有人改过',
  entry: ({ member, from, to, what, fields = [] }: LogEntry) => {
    if (member !== undefined && from !== undefined && to !== undefined)
      return `${member}：${standingNames[from]} → ${standingNames[to]}`;
    const named = fields.map((field) => fieldNames[field] ?? field).join('、');
    return named === '' ? whatNames[what ?? 'edited'] : `${whatNames[what ?? 'edited']}：${named}`;
  },
  entryDetail: ({ atMs, by, reason, own }: LogEntry) =>
    common.listOf(
      `${dateOf(atMs)} ${clockTimeOf(atMs)}`,
      by === '' ? '系统' : by,
      own ? '本人操作' : undefined,
      reason,
    ),
};

export const receiptsCopy = {
  title: '签到凭据',
  hint: '晚到的签到码可以导出，交给管理员在系统外核对真伪',
  prepare: '导出待核对的签到凭据',
  preparing: '正在读取…',
  save: (count: number) => `保存文件（${count} 条）`,
  none: '本场没有晚到的签到码，不用核对',
  failed: '文件没能交出，请重试',
  fileName: ({ title, startsAtMs }: { title: string; startsAtMs: number }) =>
    `签到凭据-${title}-${dateOf(startsAtMs)}.json`,
};

const whatNames: Record<NonNullable<LogEntry['what']>, string> = {
  edited: '修改场次',
  opened: '开始签到',
  closed: '结束签到',
  reopened: '重新开始签到',
  cancelled: '取消场次',
  settled: '场次结算',
  lapsed: '到时间没有开始',
  held: '补登记到场，按已举办处理',
  'head-count': '清点人数',
};

const fieldNames: Readonly<Record<string, string>> = {
  title: '主题',
  venue: '地点',
  lecturer: '讲师',
  startsAtMs: '开始时间',
  endsAtMs: '结束时间',
  checkInOpensAtMs: '签到开始时间',
  checkInClosesAtMs: '签到结束时间',
  lateAfterMs: '迟到时间',
  audience: '参加范围',
  required: '必到',
  category: '类别',
  tags: '标签',
  mode: '方式',
  stream: '直播地址',
  fence: '位置范围',
  codeKind: '签到码',
  openToAll: '开放参加',
};
