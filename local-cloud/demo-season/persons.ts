import type { Member } from '../../cloudfunctions/shared/domain/organisation';
import type { DemoPerson } from '../http-front/demo-person';
import { DEMO_BRANCH_ID, DEMO_COMMITTEE_ID, DISTRICT_ID } from './organisations';

/** A person on offer to visitors, with one line on what is worth looking at as that person. */
export interface SeasonPerson extends DemoPerson {
  hint: string;
}

/** How eager a member is: the chance, 0 to 1, to come to a session. */
export type Effort = number;

/** A person of the demonstration who stands on the roster. */
export interface CastMember {
  personId: string;
  name: string;
  roleLabel: string;
  branchId: string;
  hint: string;
  segments: Member['segments'];
  role?: { name: 'secretary' | 'administrator'; organisationId: string };
  effort: Effort;
}

export const CAST: readonly CastMember[] = [
  {
    personId: 'line-worker',
    name: '田海波',
    roleLabel: '党员 · 生产一线',
    branchId: DEMO_BRANCH_ID,
    hint: '倒班工人，有一节微课看到一半',
    segments: ['line'],
    effort: 0.8,
  },
  {
    personId: 'elder',
    name: '郑玉珍',
    roleLabel: '老党员 · 75 岁',
    branchId: DEMO_BRANCH_ID,
    hint: '适合打开长辈版看看',
    segments: ['senior'],
    effort: 0.7,
  },
  {
    personId: 'young-member',
    name: '林小满',
    roleLabel: '党员 · 青年',
    branchId: DEMO_BRANCH_ID,
    hint: '新党员，积分靠前',
    segments: ['youth', 'line', 'new'],
    effort: 0.97,
  },
  {
    personId: 'secretary',
    name: '苏明辉',
    roleLabel: '支部书记',
    branchId: DEMO_BRANCH_ID,
    hint: '今天有一场学习会，可以打开签到码',
    segments: ['line'],
    role: { name: 'secretary', organisationId: DEMO_BRANCH_ID },
    effort: 0.95,
  },
  {
    personId: 'administrator',
    name: '韩雪梅',
    roleLabel: '党委管理员',
    branchId: 'branch-106',
    hint: '看得到公司党委的七个支部',
    segments: ['office'],
    role: { name: 'administrator', organisationId: DEMO_COMMITTEE_ID },
    effort: 0.8,
  },
  {
    personId: 'district-administrator',
    name: '陆致远',
    roleLabel: '区委管理员',
    branchId: 'branch-105',
    hint: '管全区，可以改积分规则、办全区表彰',
    segments: ['youth', 'line'],
    role: { name: 'administrator', organisationId: DISTRICT_ID },
    effort: 0.75,
  },
];

/** Somebody who is not on the roster. */
export const GUEST = {
  personId: 'guest',
  name: '访客',
  roleLabel: '群众',
  branchName: '',
  hint: '不在名册里，可以看公开的微课',
};
