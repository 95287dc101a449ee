import type { SeasonServer } from '../planted-season';
import type { Person } from './person';
import { passTime } from './phone-time';

/** Events a player sends about four times a second; one a second tells the app the same. */
const EVERY_MS = 1_000;

/** The film in a page's player, played by the test: it sends the events that WeChat's player sends, as time passes. */
export class Film {
  readonly durationSeconds: number;
  private positionSeconds: number;

  constructor(
    private readonly season: SeasonServer,
    private readonly person: Person,
  ) {
    this.durationSeconds = secondsOf(person.text());
    this.positionSeconds = Number(person.attributeOf('video', 'initialTime') ?? 0);
  }

  /** Plays for so many seconds, or to the film's end, and stops there. */
  async play(seconds: number): Promise<void> {
    this.person.fireOn('video', 'play');
    const end = Math.min(this.positionSeconds + seconds, this.durationSeconds);
    while (this.positionSeconds < end) {
      passTime(this.season, EVERY_MS);
      this.positionSeconds = Math.min(this.positionSeconds + EVERY_MS / 1000, end);
      this.progress();
      // Reports go out and come back while the film runs.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    this.person.fireOn('video', end < this.durationSeconds ? 'pause' : 'ended');
    await this.person.settle();
  }

  /** Drags the film to a place; nothing in between is played. */
  jump(toSeconds: number): void {
    this.positionSeconds = toSeconds;
    this.progress();
  }

  private progress(): void {
    this.person.fireOn('video', 'timeupdate', {
      currentTime: this.positionSeconds,
      duration: this.durationSeconds,
    });
  }
}

/** The page says "0:43 1:35": where the film stands, and how long it is. */
function secondsOf(page: string): number {
  const [, minutes, seconds] = /\d+:\d\d (\d+):(\d\d)/.exec(page) ?? [];
  if (!minutes || !seconds) throw new Error(`no length of a film: ${page}`);
  return Number(minutes) * 60 + Number(seconds);
}
