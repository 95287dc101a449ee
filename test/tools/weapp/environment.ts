import { TestEnvironment } from 'jest-environment-jsdom';
import { startEmptySeason } from '../empty-season';
import { startSeasonServer } from '../planted-season';

declare global {
  /** Starts the local cloud outside of jsdom; see the environment below. */
  function startSeason(): ReturnType<typeof startSeasonServer>;
  /** The same with an empty cloud. */
  function startEmpty(): ReturnType<typeof startEmptySeason>;
}

/**
 * jsdom for the mini-program, with a way out to the local cloud: threads, files and native modules do not work inside
 * jsdom's realm, so the cloud is loaded here, outside it.
 */
export default class MiniProgramEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    Object.assign(this.global, { startSeason: startSeasonServer, startEmpty: startEmptySeason });
  }
}
