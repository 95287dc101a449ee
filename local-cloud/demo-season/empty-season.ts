import { randomBytes } from 'node:crypto';
import {
  newAdministratorCode,
  newAdministratorCodeEntry,
} from '../../cloudfunctions/shared/domain/joining';
import type { DemoPerson } from '../http-front/demo-person';
import type { LocalCloud } from '../local-cloud';

/** Phones that are nobody's yet: in an empty cloud a visitor becomes somebody by joining, as on a phone of one's own. */
export const blankPhones: DemoPerson[] = ['甲', '乙', '丙', '丁', '戊'].map((name, index) => ({
  personId: `phone-${index + 1}`,
  name: `手机${name}`,
  roleLabel: '空白手机',
  branchName: '未加入',
  openid: `o-blank-phone-${index + 1}`,
}));

/**
 * A new one-time code for the first administrator, as long as there is none; undefined afterwards. A code that was issued before and
 * not used is withdrawn: nobody can read it again.
 */
export async function issueAdministratorCode(cloud: LocalCloud): Promise<string | undefined> {
  const { database, clock } = cloud;
  if ((await database.count('organisations')) > 0) return undefined;
  await database.removeMany('administratorCodes', {});
  const code = newAdministratorCode((length) => randomBytes(length));
  await database.insertMany('administratorCodes', [
    { ...newAdministratorCodeEntry(code, clock.now()) },
  ]);
  return code;
}
