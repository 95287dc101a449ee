import path from 'node:path';
import type { SeasonServer } from '../planted-season';
import { openidOf } from '../season-calls';
import { MiniProgram } from './mini-program';
import { Person } from './person';
import { Phone } from './phone';

/** The build under test: dist/weapp-test has readable traces, dist/weapp is what is shipped. */
const BUILD = path.join(__dirname, '../../../dist', process.env['WEAPP_BUILD'] ?? 'weapp-test');

/** The phone of a person of the demo season; its cloud is the season's real functions, which see that person's openid. */
export function phoneOf(season: SeasonServer, personId: string): Phone {
  const openid = openidOf(season, personId);
  const phone = new Phone(async (name, data) => {
    // Across the border between the test's realm and the cloud's goes JSON, as on a network.
    const event: unknown = JSON.parse(JSON.stringify(data));
    return JSON.parse(JSON.stringify(await season.cloud.invoke(name, event, { openid })));
  });
  phone.putFile = (cloudPath, content) => season.cloud.storage.put(cloudPath, Buffer.from(content));
  return phone;
}

/** Opens the built mini-program on a phone and hands it to the person, the first page standing still. */
export async function openMiniProgram(phone: Phone, launchUrl?: string): Promise<Person> {
  const person = new Person(await MiniProgram.start(BUILD, phone, launchUrl));
  await person.settle();
  return person;
}

/** Ends a test: the phones go off before the cloud that they call. */
export async function endSeason(season: SeasonServer): Promise<void> {
  MiniProgram.switchOff();
  jest.useRealTimers();
  await season.close();
}
