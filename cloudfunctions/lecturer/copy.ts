import type { TeamKind } from '../shared/contract/vocabulary';

/**
 * The usual teams, for an organisation that has none yet; all of them can be named otherwise or retired. Of 理论飞燕 six kinds are known to
 * exist and not how a place calls them, so these six follow who speaks to whom.
 */
export const usualTeamNames: readonly { kind: TeamKind; name: string }[] = [
  { kind: 'red', name: '红色讲师团' },
  { kind: 'publicity', name: '宣讲团' },
  { kind: 'five-elders', name: '五老宣讲团' },
  { kind: 'swallow', name: '理论飞燕·领雁（书记）' },
  { kind: 'swallow', name: '理论飞燕·金燕（专家）' },
  { kind: 'swallow', name: '理论飞燕·青燕（青年）' },
  { kind: 'swallow', name: '理论飞燕·银燕（银发）' },
  { kind: 'swallow', name: '理论飞燕·巧燕（巾帼）' },
  { kind: 'swallow', name: '理论飞燕·工燕（职工）' },
  { kind: 'folk', name: '百姓名嘴' },
  { kind: 'master', name: '名师工作室' },
];
