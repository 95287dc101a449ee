import { roles } from '../../cloudfunctions/shared/contract/vocabulary';
import type { RoleGrant } from '../../cloudfunctions/shared/domain/organisation';
import { asked, permissionsAsked } from '../../cloudfunctions/shared/domain/action-permissions';
import {
  grantsWith,
  may,
  type Permission,
  permissions,
  permits,
} from '../../cloudfunctions/shared/domain/permissions';

const path = ['district', 'committee-1', 'branch-1'];
const grant = (role: RoleGrant['role'], organisationId: string): RoleGrant => ({
  ...{ role, organisationId, organisationName: '', grantedBy: 'setup', grantedAtMs: 0 },
});

const writes: Permission[] = (Object.keys(permissions) as Permission[]).filter(
  (one) => !one.startsWith('read'),
);

describe('what a role permits', () => {
  it.each(Object.keys(permissions) as Permission[])(
    '%s reaches nobody above and nobody beside',
    (permission) => {
      for (const role of roles) {
        expect(permits(role, permission, 'parent')).toBe(false);
        expect(permits(role, permission, 'other')).toBe(false);
        // Whoever may do it for what lies below may do it for the own organisation.
        if (permits(role, permission, 'child')) expect(permits(role, permission, 'own')).toBe(true);
      }
    },
  );

  it.each(writes)('an auditor reads: no %s', (permission) => {
    expect(permits('auditor', permission, 'own')).toBe(false);
  });

  /** Who decides what branches report does not report for one. */
  const others: Permission = 'reportProject';

  it.each((Object.keys(permissions) as Permission[]).filter((one) => one !== others))(
    'an administrator has every permission that is not for the other side, %s too',
    (permission) => {
      expect(permits('administrator', permission, 'own')).toBe(true);
    },
  );

  it('an administrator who decides on reports makes none', () => {
    expect(permits('administrator', others, 'own')).toBe(false);
  });

  it.each([
    ['a secretary runs the own sessions', 'secretary', 'branch-1', 'runSessions', true],
    ['a secretary runs those below', 'secretary', 'committee-1', 'runSessions', true],
    ['a secretary invites the own branch', 'secretary', 'branch-1', 'inviteMembers', true],
    ['but not what lies below', 'secretary', 'committee-1', 'inviteMembers', false],
    ['an administrator invites it', 'administrator', 'committee-1', 'inviteMembers', true],
    ['nobody acts beside', 'administrator', 'committee-2', 'runSessions', false],
    ['a deputy takes no names out', 'deputy', 'branch-1', 'exportAttendance', false],
    ['a lecturer runs no session', 'lecturer', 'branch-1', 'runSessions', false],
    ['an auditor sees who came', 'auditor', 'district', 'readAttendance', true],
    ['and marks nobody', 'auditor', 'district', 'runSessions', false],
  ] as const)('%s', (_what, role, organisationId, permission, expected) => {
    expect(may([grant(role, organisationId)], permission, path)).toBe(expected);
  });

  it('adds up over several grants, each for its own organisation', () => {
    const both = [grant('auditor', 'district'), grant('secretary', 'branch-2')];
    expect(may(both, 'readAttendance', path)).toBe(true);
    expect(may(both, 'runSessions', path)).toBe(false);
    expect(grantsWith(both, ['runSessions'])).toEqual([both[1]]);
  });

  it('names only permissions that somebody has', () => {
    const all = Object.values(asked).flatMap((actions) => Object.values(actions));
    for (const permission of all.flatMap(permissionsAsked))
      expect(roles.some((role) => permits(role, permission, 'own'))).toBe(true);
  });
});
