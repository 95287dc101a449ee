/** One structured line that a function wrote (cloudfunctions/shared/runtime/log.ts), found in an exported log. */
export type LogLine = Readonly<Record<string, unknown>> & { level: 'info' | 'error' | 'alarm' };

/** What one action came to. Times in ms. */
export interface ActionSummary {
  action: string;
  calls: number;
  /** Answers that were our fault: INTERNAL, and BUSY where the store refused. */
  errors: number;
  /** Answers that told somebody what to do instead. */
  refusals: number;
  medianMs: number;
  p95Ms: number;
  slowestMs: number;
  slow: number;
}

export interface LogSummary {
  lines: number;
  actions: ActionSummary[];
  /** Refusals and errors by code, the most frequent first. */
  codes: [code: string, count: number][];
  /** Alarms by their name. */
  alarms: [alarm: string, count: number][];
  /** Messages of defects, the most frequent first. */
  defects: [message: string, count: number][];
}

const levels = ['info', 'error', 'alarm'];
const ownErrors = ['INTERNAL', 'BUSY'];

/**
 * The structured lines of an exported log, whatever was put around them: bare, as a field of a line of JSON, or as a field of a CSV
 * with its quotes doubled. Everything else in it is left aside.
 */
export function logLinesOf(text: string): LogLine[] {
  return text.split('\n').flatMap((line) => structuredIn(line) ?? []);
}

function structuredIn(line: string): LogLine | undefined {
  const whole = parsed(line);
  if (isLogLine(whole)) return whole;
  if (whole !== undefined) return structuredField(whole);
  return within(line) ?? within(line.replaceAll('""', '"'));
}

/** The record in the middle of other text. */
function within(text: string): LogLine | undefined {
  const start = text.indexOf('{"level":');
  const inside = start < 0 ? undefined : parsed(text.slice(start, text.lastIndexOf('}') + 1));
  return isLogLine(inside) ? inside : undefined;
}

/** The line may be a text within the record, or a record within it. */
function structuredField(record: unknown): LogLine | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  for (const value of Object.values(record)) {
    const field: unknown = typeof value === 'string' ? parsed(value.trim()) : value;
    if (isLogLine(field)) return field;
  }
  return undefined;
}

function isLogLine(value: unknown): value is LogLine {
  return (
    typeof value === 'object' &&
    value !== null &&
    levels.includes(String((value as { level?: unknown }).level))
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An exported log holds other text as well.
    return undefined;
  }
}

/** `slowMs`: calls that took at least so long are counted as slow. */
export function summaryOf(lines: readonly LogLine[], slowMs: number): LogSummary {
  const calls = lines.filter((line) => typeof line['durationMs'] === 'number');
  const byAction = grouped(calls, actionOf);
  const actions = [...byAction].map(([action, of]) => summaryOfAction(action, of, slowMs));
  return {
    lines: lines.length,
    actions: actions.sort((a, b) => b.errors - a.errors || b.calls - a.calls),
    codes: counted(calls.map(codeOf).filter((code) => code !== 'OK')),
    alarms: counted(
      lines.filter(({ level }) => level === 'alarm').map((line) => String(line['alarm'])),
    ),
    defects: counted(
      lines.filter(({ level }) => level === 'error').map((line) => String(line['message'])),
    ),
  };
}

function summaryOfAction(action: string, calls: readonly LogLine[], slowMs: number): ActionSummary {
  const times = calls.map((call) => Number(call['durationMs'])).sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? 0;
  const errors = calls.filter((call) => ownErrors.includes(codeOf(call))).length;
  const answered = calls.filter((call) => codeOf(call) === 'OK').length;
  return {
    ...{ action, calls: calls.length, errors, refusals: calls.length - answered - errors },
    ...{ medianMs: at(0.5), p95Ms: at(0.95), slowestMs: at(1) },
    slow: times.filter((ms) => ms >= slowMs).length,
  };
}

const actionOf = (line: LogLine) => `${String(line['function'])}.${String(line['action'])}`;
const codeOf = (line: LogLine) => String(line['code']);

function counted(words: readonly string[]): [string, number][] {
  return [...grouped(words, (word) => word)]
    .map(([word, of]): [string, number] => [word, of.length])
    .sort((a, b) => b[1] - a[1]);
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
