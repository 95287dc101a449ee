import type { Organisation } from '../../cloudfunctions/shared/domain/organisation';

/** What most members of a branch do; decides their segments and ages. */
export type BranchKind = 'line' | 'office' | 'retired' | 'mixed';

export interface Branch extends Organisation {
  memberKind: BranchKind;
  /** Of the small district, which is a part of every larger one. */
  isOfDemo: boolean;
}

export const DISTRICT_ID = 'district';
/** The branch of the persons whom a visitor may choose to be. */
export const DEMO_BRANCH_ID = 'branch-101';
/** The committee above it. */
export const DEMO_COMMITTEE_ID = 'committee-1';

/** A branch as it is planned: its name, its members on the roster and what most of them do. */
export type BranchPlan = readonly [name: string, memberCount: number, kind: BranchKind];
/** A committee as it is planned: its name and its branches. */
export type CommitteePlan = readonly [name: string, branches: readonly BranchPlan[]];

/** Branches of 3 to 120 members, 1,260 altogether. */
const COMMITTEES: readonly CommitteePlan[] = [
  [
    '青禾机械公司党委',
    [
      ['总装车间支部', 24, 'line'],
      ['铸造车间支部', 40, 'line'],
      ['机加工车间支部', 58, 'line'],
      ['物流仓储支部', 18, 'line'],
      ['技术中心支部', 33, 'office'],
      ['机械公司机关支部', 15, 'office'],
      ['机械公司退休支部', 80, 'retired'],
    ],
  ],
  [
    '青禾公交公司党委',
    [
      ['一路车队支部', 38, 'line'],
      ['二路车队支部', 41, 'line'],
      ['夜班车队支部', 12, 'line'],
      ['公交维修支部', 27, 'line'],
      ['调度中心支部', 9, 'office'],
      ['公交公司机关支部', 11, 'office'],
      ['公交公司退休支部', 64, 'retired'],
    ],
  ],
  [
    '云溪街道党委',
    [
      ['桂花社区支部', 120, 'mixed'],
      ['河滨社区支部', 70, 'mixed'],
      ['新桥社区支部', 53, 'mixed'],
      ['老街社区支部', 41, 'mixed'],
      ['个体商户支部', 7, 'mixed'],
      ['物业联合支部', 5, 'line'],
      ['街道机关支部', 14, 'office'],
    ],
  ],
  [
    '青禾教育集团党委',
    [
      ['第一小学支部', 29, 'office'],
      ['第二小学支部', 22, 'office'],
      ['实验中学支部', 45, 'office'],
      ['职业学校支部', 36, 'office'],
      ['幼教联合支部', 8, 'office'],
      ['教育后勤支部', 6, 'line'],
      ['退休教师支部', 51, 'retired'],
    ],
  ],
  [
    '青禾医院党委',
    [
      ['内科支部', 31, 'line'],
      ['外科支部', 28, 'line'],
      ['门诊支部', 19, 'line'],
      ['护理支部', 40, 'line'],
      ['医技支部', 16, 'office'],
      ['医院后勤支部', 10, 'line'],
      ['医院离退休支部', 35, 'retired'],
    ],
  ],
  [
    '柳河镇党委',
    [
      ['柳河村支部', 26, 'mixed'],
      ['上坝村支部', 21, 'mixed'],
      ['石桥村支部', 17, 'mixed'],
      ['东湾村支部', 13, 'mixed'],
      ['合作社支部', 4, 'mixed'],
      ['货运协会支部', 3, 'line'],
      ['镇机关支部', 20, 'office'],
    ],
  ],
];

export interface OrganisationTree {
  district: Organisation;
  committees: Organisation[];
  branches: Branch[];
}

/** The invented district: one district committee, 6 committees, 42 branches; and whatever other committees are given. */
export function organisationTree(others: readonly CommitteePlan[] = []): OrganisationTree {
  const committees: Organisation[] = [];
  const branches: Branch[] = [];
  [...COMMITTEES, ...others].forEach(([name, list], index) => {
    const _id = `committee-${index + 1}`;
    const path = [DISTRICT_ID, _id];
    list.forEach(([branchName, memberCount, memberKind], place) => {
      const branchId = branchIdOf(index + 1, place + 1);
      branches.push({
        ...{ _id: branchId, kind: 'branch', name: branchName, parentId: _id },
        ...{ path: [...path, branchId], memberCount, memberKind },
        ...{ isOfDemo: index < COMMITTEES.length },
      });
    });
    const memberCount = list.reduce((sum, [, members]) => sum + members, 0);
    committees.push({ _id, kind: 'committee', name, parentId: DISTRICT_ID, path, memberCount });
  });
  const district: Organisation = {
    ...{ _id: DISTRICT_ID, kind: 'district', name: '青禾区委', parentId: null },
    path: [DISTRICT_ID],
    memberCount: committees.reduce((sum, { memberCount }) => sum + memberCount, 0),
  };
  return { district, committees, branches };
}

/** Such as branch-101; of the tenth committee on with a hyphen, so that no two can be the same. */
function branchIdOf(committee: number, place: number): string {
  const number = String(place).padStart(2, '0');
  return committee < 10 && place < 100
    ? `branch-${committee}${number}`
    : `branch-${committee}-${number}`;
}
