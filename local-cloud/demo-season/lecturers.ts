import { derivedId } from '../../cloudfunctions/shared/domain/joining';
import {
  type Lecturer,
  lecturerIdOfName,
  type LecturerTeam,
} from '../../cloudfunctions/shared/domain/lecturer';
import { DISTRICT_ID } from './organisations';

/** Teams as a district calls them; of 理论飞燕 those six that the product suggests. */
const TEAMS: readonly Pick<LecturerTeam, 'kind' | 'name'>[] = [
  { kind: 'red', name: '红色讲师团' },
  { kind: 'publicity', name: '班组讲师团' },
  { kind: 'five-elders', name: '五老宣讲团' },
  { kind: 'folk', name: '百姓宣讲团' },
  { kind: 'swallow', name: '理论飞燕·领雁（书记）' },
  { kind: 'swallow', name: '理论飞燕·金燕（专家）' },
  { kind: 'swallow', name: '理论飞燕·青燕（青年）' },
  { kind: 'swallow', name: '理论飞燕·银燕（银发）' },
  { kind: 'swallow', name: '理论飞燕·巧燕（巾帼）' },
  { kind: 'swallow', name: '理论飞燕·工燕（职工）' },
];

/** Those who speak in the lectures of the demonstration, all of them invented. */
const LECTURERS: readonly { name: string; introduction: string; teams: readonly string[] }[] = [
  { name: '宋文静', introduction: '社区图书室管理员', teams: ['百姓宣讲团'] },
  {
    name: '马建平',
    introduction: '总装车间班组长',
    teams: ['班组讲师团', '理论飞燕·工燕（职工）'],
  },
  { name: '赵海燕', introduction: '公交驾驶员', teams: ['百姓宣讲团', '理论飞燕·巧燕（巾帼）'] },
  { name: '陈立新', introduction: '安全员', teams: ['班组讲师团'] },
  { name: '郑桂兰', introduction: '退休教师', teams: ['五老宣讲团', '理论飞燕·银燕（银发）'] },
  { name: '何晓雨', introduction: '团支部书记', teams: ['理论飞燕·青燕（青年）'] },
];

/** What a lecture or a session of one of them refers to; undefined for anybody else. */
export const demoLecturerIdOf = (name: string | undefined): string | undefined =>
  LECTURERS.some((one) => one.name === name)
    ? lecturerIdOfName(DISTRICT_ID, name ?? '')
    : undefined;

const teamIdOf = (name: string) => derivedId('usual-team', DISTRICT_ID, name);

/** The register of the district. */
export function demoLecturers(atMs: number): {
  lecturers: Lecturer[];
  lecturerTeams: LecturerTeam[];
} {
  const kept = { orgPath: [DISTRICT_ID], changedAtMs: atMs };
  return {
    lecturers: LECTURERS.map(({ name, introduction, teams }) => ({
      ...{ _id: lecturerIdOfName(DISTRICT_ID, name), name, introduction, ...kept },
      ...{ teamIds: teams.map(teamIdOf), status: 'active' },
    })),
    lecturerTeams: TEAMS.map(({ kind, name }) => ({
      ...{ _id: teamIdOf(name), kind, name, retired: false, ...kept },
    })),
  };
}
