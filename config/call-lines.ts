/** How much the program tells while it runs. */
export type Detail = 'quiet' | 'calls' | 'verbose';

interface CallLine {
  call: string;
  requestId: string;
  outcome: string;
  tookMs: number;
  coldStartMs?: number;
}

interface OutputLine {
  output: string;
  function: string;
  requestId: string | null;
}

/** What a function says of a call in its own log line: which action it was and how it was answered. */
interface Report {
  action: string;
  code: string;
}

/** What every function that is called by nobody calls its action. */
const TIMER = 'timer';

/**
 * Turns the local cloud's log into lines for whoever started it: one a call, with the time, the action, the code, how long
 * it took and the request id. Nobody's name or openid is in what it is given.
 */
export class CallLines {
  private readonly reports = new Map<string, Report>();

  constructor(
    private readonly detail: Detail,
    private readonly print: (line: string) => void,
    private readonly now: () => Date = () => new Date(),
  ) {}

  take(line: string): void {
    const entry = JSON.parse(line) as Record<string, unknown>;
    if ('call' in entry) this.takeCall(entry as unknown as CallLine);
    else if ('output' in entry) this.takeOutput(entry as unknown as OutputLine);
    else if (this.detail === 'verbose' || ('gateway' in entry && this.detail !== 'quiet')) {
      this.print(`          ${line}`);
    }
  }

  /** A function's line is seen before its call's end. */
  private takeOutput({ output, function: name, requestId }: OutputLine): void {
    const said = objectOf(output);
    const { action, code, level } = said;
    if (requestId !== null && typeof action === 'string' && typeof code === 'string') {
      this.reports.set(requestId, { action, code });
    }
    const isNews = level === 'alarm' || (level === 'error' && this.detail !== 'quiet');
    if (this.detail !== 'verbose' && !isNews) return;
    this.print(`          ${name} ${level === undefined ? 'printed' : 'logged'} ${output}`);
  }

  private takeCall({ call, requestId, outcome, tookMs, coldStartMs }: CallLine): void {
    const report = this.reports.get(requestId);
    this.reports.delete(requestId);
    if (this.detail === 'quiet') return;
    const isFine = outcome === 'ok' && (report?.code ?? 'OK') === 'OK';
    // Timers run every few seconds; only what goes wrong with them is news.
    if (report?.action === TIMER && isFine && this.detail !== 'verbose') return;
    const what = report === undefined ? call : `${call}.${report.action}`;
    const code = outcome === 'ok' ? (report?.code ?? 'OK') : outcome;
    const cold = coldStartMs === undefined ? '' : `  cold start ${coldStartMs} ms`;
    const took = `${tookMs} ms`.padStart(8);
    this.print(
      `${timeOf(this.now())}  ${what.padEnd(28)} ${code.padEnd(20)}${took}  ${requestId}${cold}`,
    );
  }
}

function objectOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // Functions may print anything; only their log lines are JSON.
    return {};
  }
}

function timeOf(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
