import fc from 'fast-check';
import {
  type ImportFrame,
  noonOf,
  planOf,
} from '../../cloudfunctions/shared/domain/import-reading';
import type { ImportColumn } from '../../cloudfunctions/shared/domain/points-import';
import { startsAtMs } from '../tools/builders';

const dayMs = 86_400_000;
const frame: ImportFrame = {
  roster: new Map([
    [
      '第一支部',
      new Map([
        ['张三', ['m1']],
        ['李四', ['m2']],
        ['王伟', ['m3', 'm4']],
      ]),
    ],
  ]),
  ...{ fromMs: startsAtMs - 9 * dayMs, untilMs: startsAtMs + dayMs, importer: 'm9' },
  counted: new Set(),
};
const cells: Record<ImportColumn, string> = {
  ...{ name: '张三', branch: '第一支部', day: '2026-11-20', item: '学习强国', points: '30' },
};

describe('a day', () => {
  it.each([
    ['2026-11-20', '2026-11-20'],
    ['2026/11/5', '2026-11-05'],
    ['2026.11.5', '2026-11-05'],
    ['2026年11月5日', '2026-11-05'],
    ['2026-11-20 00:00:00', '2026-11-20'],
    ['2026-11-31', undefined],
    ['2026-13-01', undefined],
    ['46000', undefined],
    ['昨天', undefined],
    ['', undefined],
  ])('written %s is %s', (text, day) => {
    const noon = noonOf(text);
    const shown = noon && new Date(noon + 8 * 3_600_000).toISOString();
    expect(shown).toBe(day && `${day}T12:00:00.000Z`);
  });
});

describe('a plan', () => {
  it('has every line once, whatever it says, and good points between 1 and 100', () => {
    const text = fc.oneof(
      fc.constantFrom('', '张三', '第一支部', '2026-11-20', '30', '=1+1', '-5', '1e9', 'NaN'),
      fc.string(),
    );
    const line = fc.record({ name: text, branch: text, day: text, item: text, points: text });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const given = [...lines, cells, cells].map((one, index) => ({
          row: index + 2,
          cells: one,
        }));
        const { good, bad } = planOf(given, frame);
        const rows = [...good, ...bad].map(({ row }) => row).sort((a, b) => a - b);
        expect(rows).toEqual(given.map(({ row }) => row));
        for (const { points } of good) {
          expect(Number.isInteger(points) && points >= 1 && points <= 100).toBe(true);
        }
        for (const { faults } of bad) expect(Object.keys(faults).length).toBeGreaterThan(0);
        const studies = good.map(({ memberId, atMs, item }) => `${memberId}|${atMs}|${item}`);
        expect(new Set(studies).size).toBe(studies.length);
      }),
    );
  });

  it.each([
    [{ name: '王伟' }, { name: 'several-members' }],
    [{ name: '赵六' }, { name: 'unknown-member' }],
    [{ branch: '第二支部' }, { branch: 'unknown-branch' }],
    [{ day: '2026-01-01' }, { day: 'outside-season' }],
    [{ points: '0' }, { points: 'not-points' }],
    [{ points: '100.5' }, { points: 'not-points' }],
    [{ item: '很'.repeat(41) }, { item: 'too-long' }],
  ])('of %j has the fault %j', (more, faults) => {
    const { bad } = planOf([{ row: 2, cells: { ...cells, ...more } }], frame);
    expect(bad[0]?.faults).toEqual(faults);
  });
});
