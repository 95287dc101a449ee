import { distanceMeters } from '../../cloudfunctions/shared/contract/distance';
import { isPublicPhone } from '../../cloudfunctions/shared/contract/public-phone';
import type { MilestoneState } from '../../cloudfunctions/shared/contract/vocabulary';
import {
  changedSteps,
  faultOfProject,
  isReachedDay,
  mostMilestones,
  projectAllows,
  reportAllows,
  takesPart,
} from '../../cloudfunctions/shared/domain/project';
import {
  figuresOf,
  matrixOf,
  stateOfMilestone,
} from '../../cloudfunctions/shared/domain/project-progress';
import { mayBelong } from '../../cloudfunctions/shared/domain/venue';
import { aSeason, startsAtMs } from '../tools/builders';
import { aProject, aProjectPlan, aProjectReport } from '../tools/project-builders';

const statuses = ['draft', 'running', 'finished', 'withdrawn'] as const;
const reportStatuses = ['waiting', 'confirmed', 'returned', 'taken-back'] as const;

describe('the life of a project and of a report', () => {
  it.each([
    ['edit', ['draft', 'running']],
    ['start', ['draft']],
    ['finish', ['running']],
    ['resume', ['finished']],
    ['withdraw', ['running', 'finished']],
    ['remove', ['draft']],
    ['join', ['running']],
    ['report', ['running']],
    ['decide', ['running', 'finished']],
  ] as const)('%s is allowed in %j alone', (action, allowed) => {
    expect(statuses.filter((status) => projectAllows(action, status))).toEqual(allowed);
  });

  it.each([
    ['send', ['waiting', 'returned', 'taken-back']],
    ['take-back', ['waiting', 'returned']],
    ['confirm', ['waiting']],
    ['return', ['waiting', 'confirmed']],
  ] as const)('a report: %s is allowed where it is %j', (action, allowed) => {
    expect(reportStatuses.filter((status) => reportAllows(action, status))).toEqual(allowed);
  });
});

const [branch1, branch2] = ['branch-1', 'branch-2'].map((id) => ['district', 'committee-1', id]);

it.each([
  ['all', {}, [true, true]],
  ['chosen', { organisationIds: ['branch-2'] }, [false, true]],
  ['chosen', { organisationIds: ['committee-1'] }, [true, true]],
  ['chosen', { joinedIds: ['branch-1'] }, [false, false]],
  ['open', { joinedIds: ['branch-1'], organisationIds: ['branch-2'] }, [true, false]],
  // Another committee's branches are beyond the owner, whatever is named.
  ['all', { organisationId: 'committee-2' }, [false, false]],
] as const)('who takes part: %s %j', (joining, more, expected) => {
  const project = { ...aProject(), ...more, joining } as ReturnType<typeof aProject>;
  expect([branch1, branch2].map((path) => takesPart(project, path ?? []))).toEqual(expected);
});

describe('the plan', () => {
  const step = { title: '一', reachedWhen: '二', dueOn: '20261210' };
  it.each([
    ['fits', aProjectPlan(), undefined],
    [
      'is due long before',
      aProjectPlan({ milestones: [{ ...step, dueOn: '20250101' }] }),
      'due-outside',
    ],
    [
      'is due long after',
      aProjectPlan({ milestones: [{ ...step, dueOn: '20280101' }] }),
      'due-outside',
    ],
    ['asks nobody', aProjectPlan({ joining: 'chosen' }), 'nobody'],
    [
      'has too many steps',
      aProjectPlan({ milestones: Array.from({ length: mostMilestones + 1 }, () => step) }),
      'too-many',
    ],
  ])('%s', (_, plan, fault) => {
    expect(faultOfProject(plan, aSeason())).toBe(fault);
  });

  it('keeps the ids of milestones, orders them by their days, and never gives an id twice', () => {
    const before = aProject();
    const [first, second] = before.milestones;
    const changed = changedSteps(before, [{ ...second!, title: '整改' }, step]);
    expect(changed).toMatchObject({
      milestones: [{ milestoneId: 's3' }, { milestoneId: 's2', title: '整改' }],
      // What was reported of it can still be read.
      dropped: [first],
      everMilestones: 3,
    });
    const back = changedSteps({ ...before, ...changed! }, [first!]);
    expect(back?.milestones).toEqual([first]);
    expect(back?.dropped.map(({ milestoneId }) => milestoneId)).toEqual(['s3', 's2']);
  });

  it('forgets what is taken out of a draft, of which nobody can have reported', () => {
    const draft = aProject({ status: 'draft' });
    expect(changedSteps(draft, [draft.milestones[1]!])?.dropped).toEqual([]);
  });

  it.each([
    ['a foreign id', [{ ...step, milestoneId: 's9' }]],
    [
      'one id twice',
      [
        { ...step, milestoneId: 's1' },
        { ...step, milestoneId: 's1' },
      ],
    ],
  ])('takes no milestone with %s', (_, milestones) => {
    expect(changedSteps(aProject(), milestones)).toBeUndefined();
  });

  it.each([
    ['20261125', true],
    ['20261126', false],
    ['20200101', false],
  ])('a milestone can have been reached on %s: %s', (day, expected) => {
    expect(isReachedDay(day, aSeason(), startsAtMs)).toBe(expected);
  });
});

it.each([
  ['nothing, before the day', undefined, '20261120', 'open'],
  ['nothing, after it', undefined, '20261121', 'overdue'],
  ['a report that waits, after it', { status: 'waiting' }, '20261121', 'waiting'],
  ['one sent back, before it', { status: 'returned' }, '20261120', 'returned'],
  ['one sent back, after it', { status: 'returned' }, '20261121', 'overdue'],
  ['one taken back', { status: 'taken-back' }, '20261121', 'overdue'],
  ['one confirmed', { status: 'confirmed' }, '20261121', 'reached'],
  [
    'one confirmed of a later day',
    { status: 'confirmed', reachedOn: '20261121' },
    '20261130',
    'late',
  ],
] as const)('a milestone due on 20261120 with %s is %s', (_, more, today, expected) => {
  const report = more && aProjectReport(more);
  expect(stateOfMilestone({ dueOn: '20261120' }, report, today)).toBe<MilestoneState>(expected);
});

it('counts a matrix both ways, and begins with the branches that are behind', () => {
  const branches = ['b1', 'b2', 'b3'].map((_id) => ({ _id, name: _id }));
  const told = (branchId: string, milestoneId: string, status: 'confirmed' | 'waiting') =>
    aProjectReport({ branchId, milestoneId, status });
  const reports = [
    told('b1', 's1', 'confirmed'),
    told('b1', 's2', 'waiting'),
    told('b2', 's1', 'confirmed'),
    told('b9', 's1', 'confirmed'),
    told('b1', 's7', 'confirmed'),
  ];
  const matrix = matrixOf(aProject().milestones, branches, reports, '20261125');
  expect(matrix.branches).toEqual([
    { branchId: 'b3', name: 'b3', states: ['overdue', 'open'], ...figures(0, 0, 1, 2) },
    { branchId: 'b1', name: 'b1', states: ['reached', 'waiting'], ...figures(1, 1, 0, 2) },
    { branchId: 'b2', name: 'b2', states: ['reached', 'open'], ...figures(1, 0, 0, 2) },
  ]);
  expect(matrix.milestones).toMatchObject([figures(2, 0, 1, 3), figures(0, 1, 0, 3)]);
  expect(figuresOf(['late', 'reached', 'returned'])).toEqual(figures(2, 0, 0, 3));
});

const figures = (reached: number, waiting: number, overdue: number, of: number) => ({
  ...{ reached, waiting, overdue, of },
});

it.each([
  ['the same place', [30, 120], [30, 120], 0],
  ['a degree to the north', [30, 120], [31, 120], 111_195],
  ['a degree to the east at 60° north', [60, 0], [60, 1], 55_597],
  ['over the date line', [0, 179.5], [0, -179.5], 111_195],
] as const)('the distance of %s', (_, from, to, meters) => {
  const point = ([latitude, longitude]: readonly [number, number]) => ({ latitude, longitude });
  expect(Math.round(distanceMeters(point(from), point(to)))).toBe(meters);
});

it.each([
  ['0511-5550108', true],
  ['400-820-0000', true],
  ['12345', true],
  ['13800000000', false],
  ['+86-13800000000', false],
  ['138-0000-0000', false],
  ['张三', false],
])('%s is a public number: %s', (phone, expected) => {
  expect(isPublicPhone(phone)).toBe(expected);
});

it.each([
  ['another one', 'v1', { _id: 'v2', withdrawn: false }, false, true],
  ['itself', 'v1', { _id: 'v1', withdrawn: false }, false, false],
  [
    'one that belongs to a third',
    'v1',
    { _id: 'v2', parentId: 'v3', withdrawn: false },
    false,
    false,
  ],
  ['one that is withdrawn', 'v1', { _id: 'v2', withdrawn: true }, false, false],
  ['another one, with others of its own', 'v1', { _id: 'v2', withdrawn: false }, true, false],
  ['one that is not there', undefined, undefined, false, false],
])('a venue belongs to %s', (_, venueId, parent, hasChildren, expected) => {
  expect(mayBelong(venueId, parent, hasChildren)).toBe(expected);
});
