import { leftOutOfBulk } from '../../cloudfunctions/shared/domain/bulk-confirmation';
import type { Attendance } from '../../cloudfunctions/shared/domain/study-record';
import { startsAtMs } from '../tools/builders';

const at = { seenAtMs: startsAtMs, atMs: startsAtMs, codeAgeMs: 60_000 };
const rotating = { ...at, status: 'pending', method: 'code' } as const;
const printed = { ...rotating, method: 'printed' } as const;
const old = { ...rotating, codeAgeMs: 600_001 };
const net = { ...rotating, network: 'n1' };

it.each<[string, Attendance[], string]>([
  ['young ones', [rotating, printed, { ...rotating, codeAgeMs: 600_000 }], '- - -'],
  ['an old one', [old, rotating], 'old -'],
  ['printed, by the place', placesOf(printed), '- place place'],
  ['rotating, by the place: a cellar has no position', placesOf(rotating), '- place -'],
  ['three of one network', [net, net, net], 'network network network'],
  ['two of one network and one of another', [net, net, { ...net, network: 'n2' }], '- - -'],
  ['two beside a confirmed one', [net, { ...net, status: 'present' }, net], 'network - network'],
  ['two beside a declined one', [net, net, { ...net, status: 'declined' }], 'network network -'],
])('%s', (_case, late, expected) => {
  const left = leftOutOfBulk(late.map((attendance, n) => ({ memberId: `m${n}`, attendance })));
  expect(late.map((_one, n) => left.get(`m${n}`) ?? '-').join(' ')).toBe(expected);
});

function placesOf(one: Attendance): Attendance[] {
  return (['inside', 'outside', 'unknown'] as const).map((place) => ({ ...one, place }));
}
