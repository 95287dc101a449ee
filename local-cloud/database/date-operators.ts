import type { Options } from 'mingo/types';
import { refusedPipeline } from './aggregate-refusals';
import { asMingo, isNothing, valueOf, type Compute } from './compute';
import { typeName } from './update-refusals';
import { isDate, isPlainObject, type Document } from './values';

/** A date, or an object with one; anything else is refused, and nothing stays nothing. */
const ofDate =
  (operator: string): Compute =>
  (document, operand, options) => {
    const isNamed = isPlainObject(operand) && 'date' in operand;
    const date = valueOf(document, isNamed ? operand['date'] : operand, options);
    if (isNothing(date) && !(isNamed && 'onNull' in operand)) return null;
    if (!isNothing(date) && !isDate(date)) {
      throw refusedPipeline(`can't convert from BSON type ${typeName(date)} to Date`);
    }
    return asMingo(operator, document, operand, options);
  };

const DATE_PARTS = [
  ...['$dayOfMonth', '$dayOfWeek', '$dayOfYear', '$isoDayOfWeek', '$isoWeek', '$isoWeekYear'],
  ...['$millisecond', '$minute', '$month', '$second', '$hour', '$week', '$year', '$dateToParts'],
];

/** What MongoDB knows in a format. */
const DIRECTIVES = /%[dGHjLmMSuUVYwzZ%]/g;

function dateToString(document: unknown, operand: unknown, options: Options): unknown {
  const spec = operand as Document;
  const format = valueOf(document, spec['format'], options);
  const date = ofDate('$dateToString')(document, operand, options);
  if (typeof format !== 'string') return date;
  if (format.replace(DIRECTIVES, '').includes('%')) {
    throw refusedPipeline(`Invalid format character in format string: ${format}`);
  }
  if (isNothing(valueOf(document, spec['date'], options))) return date;
  // Two that mingo writes otherwise.
  const texts = format.split(/(%w|%%)/).map((part) => {
    if (part === '%%') return '%';
    if (part === '%w') return asMingo('$dayOfWeek', document, withoutFormat(spec), options);
    return asMingo('$dateToString', document, { ...spec, format: { $literal: part } }, options);
  });
  return texts.join('');
}

function withoutFormat({ date, timezone }: Document): Document {
  return timezone === undefined ? { date } : { date, timezone };
}

function dateFromString(document: unknown, operand: unknown, options: Options): unknown {
  const spec = operand as Document;
  const text = valueOf(document, spec['dateString'], options);
  if (isNothing(text)) return valueOf(document, spec['onNull'] ?? null, options);
  const date = asMingo('$dateFromString', document, operand, options);
  if (isDate(date) && Number.isFinite(date.getTime())) return date;
  if ('onError' in spec) return valueOf(document, spec['onError'], options);
  throw refusedPipeline(`Error parsing date string '${String(text)}'`);
}

const PARTS = [
  'year',
  'isoWeekYear',
  'month',
  'isoWeek',
  'day',
  'isoDayOfWeek',
  'hour',
  'minute',
  'second',
  'millisecond',
];

function dateFromParts(document: unknown, operand: unknown, options: Options): unknown {
  const spec = isPlainObject(operand) ? operand : {};
  if (!('year' in spec) && !('isoWeekYear' in spec)) {
    throw refusedPipeline("$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
  }
  for (const part of PARTS.filter((name) => name in spec)) {
    const value = valueOf(document, spec[part], options);
    if (isNothing(value)) return null;
    if (!Number.isInteger(value)) {
      throw refusedPipeline(`'${part}' must evaluate to an integer, found ${typeName(value)}`);
    }
  }
  return asMingo('$dateFromParts', document, operand, options);
}

/** Operators on dates, where mingo takes texts for dates and dates that are none. */
export const dateOperators: Readonly<Record<string, Compute>> = {
  ...Object.fromEntries(DATE_PARTS.map((name) => [name, ofDate(name)])),
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
};
