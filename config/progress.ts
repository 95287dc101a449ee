const BAR_WIDTH = 30;

/** What a piece of work tells of how far it is; `all` is 0 while nobody knows. */
export type Tell = (done: number, all: number) => void;

/** Says what is being done while it is, how far it is where the work tells, and how long it took. */
export async function step<Result>(
  what: string,
  work: (tell: Tell) => Promise<Result>,
): Promise<Result> {
  const startedAtMs = performance.now();
  const seconds = (): string => ((performance.now() - startedAtMs) / 1000).toFixed(1);
  const isTerminal = process.stdout.isTTY;
  let bar = '';
  const tell: Tell = (done, all) => {
    bar = barOf(done, all);
  };
  const timer = isTerminal
    ? setInterval(() => process.stdout.write(`\r${what} … ${bar}${seconds()} s  `), 100)
    : undefined;
  try {
    return await work(tell);
  } finally {
    clearInterval(timer);
    console.log(`${isTerminal ? '\r' : ''}${what} … ${bar}${seconds()} s  `);
  }
}

/** Such as `[###……] 40 % `. */
export function barOf(done: number, all: number): string {
  if (all === 0) return '';
  const filled = Math.round((BAR_WIDTH * done) / all);
  const percent = Math.floor((100 * done) / all);
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}] ${percent} % `;
}
