import { openidKeyOf, unboundKeyOf } from '../../cloudfunctions/shared/domain/openid-key';
import {
  type RoleGrant,
  covers,
  maskedName,
} from '../../cloudfunctions/shared/domain/organisation';

const grant = (organisationId: string): RoleGrant => ({
  role: 'secretary',
  organisationId,
  organisationName: '',
  grantedBy: 'm0',
  grantedAtMs: 0,
});

describe('a role covers its organisation and what is below it', () => {
  it.each([
    ['own branch', ['b1'], true],
    ['committee above', ['c1'], true],
    ['other branch', ['b2'], false],
    ['no role', [], false],
    ['one of several', ['b2', 'd'], true],
  ])('%s', (_case, held, expected) => {
    expect(covers(held.map(grant), ['d', 'c1', 'b1'])).toBe(expected);
  });
});

it.each([
  ['张建国', '张*国'],
  ['李梅', '李*'],
  ['欧阳海兰', '欧**兰'],
  ['海', '*'],
  ['', '*'],
])('masks %p as %p', (name, masked) => {
  expect(maskedName(name)).toBe(masked);
});

describe('openidKey', () => {
  it('is the same for the same caller, differs by caller and by server key, and shows nothing of the openid', () => {
    const key = openidKeyOf('k'.repeat(32), 'oABC');
    expect(key).toMatch(/^[0-9a-f]{32}$/u);
    expect(openidKeyOf('k'.repeat(32), 'oABC')).toBe(key);
    expect(openidKeyOf('k'.repeat(32), 'oABD')).not.toBe(key);
    expect(openidKeyOf('j'.repeat(32), 'oABC')).not.toBe(key);
  });
  it('can never be met by an unbound record', () => {
    expect(unboundKeyOf('m1')).not.toMatch(/^[0-9a-f]{32}$/u);
  });
});
