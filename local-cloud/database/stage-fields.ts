import { refusedPipeline } from './aggregate-refusals';
import { stringifyEjson } from './ejson';
import { checkedExpression } from './expression-check';
import { isPlainObject, type Document } from './values';

/** Only these may stand in a group, and only at the top of a field. */
const ACCUMULATORS = new Set(
  [
    ...['addToSet', 'avg', 'first', 'last', 'max', 'min', 'push', 'stdDevPop', 'stdDevSamp', 'sum'],
    ...[
      'mergeObjects',
      'count',
      'firstN',
      'lastN',
      'maxN',
      'minN',
      'top',
      'topN',
      'bottom',
      'bottomN',
    ],
  ].map((name) => `$${name}`),
);

/** @throws CloudError for what is no object */
export function objectOf(stage: string, value: unknown): Document {
  if (isPlainObject(value)) return value;
  throw refusedPipeline(
    `the ${stage} stage specification must be an object, found ${stringifyEjson(value ?? null)}`,
  );
}

/** An object with every value changed. */
export function mapped(object: Document, change: (value: unknown) => unknown): Document {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}

const FLAGS = new Set<unknown>([0, 1, true, false]);

/** Flags and expressions by path. @throws CloudError */
export function checkedProjection(value: unknown): Document {
  const fields = objectOf('$project', value);
  if (Object.keys(fields).length === 0) {
    throw refusedPipeline(
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  }
  checkNames('$project', fields);
  return mapped(fields, (field) => {
    if (FLAGS.has(field)) return field;
    return typeof field === 'number' ? 1 : checkedExpression(field);
  });
}

/** Expressions by path. */
export function checkedFields(stage: string): (value: unknown) => Document {
  return (value) => {
    const fields = objectOf(stage, value);
    if (Object.keys(fields).length === 0) {
      throw refusedPipeline(
        `Invalid ${stage} :: caused by :: specification must have at least one field`,
      );
    }
    checkNames(stage, fields);
    return mapped(fields, checkedExpression);
  };
}

function checkNames(stage: string, fields: Document): void {
  const names = Object.keys(fields);
  for (const name of names) {
    const segments = name.split('.');
    if (segments.includes(''))
      throw refusedPipeline(
        `Invalid ${stage} :: caused by :: FieldPath field names may not be empty strings.`,
      );
    if (segments.some((segment) => segment.startsWith('$'))) {
      throw refusedPipeline(
        `Invalid ${stage} :: caused by :: FieldPath field names may not start with '$': '${name}'`,
      );
    }
    const clash = names.find((other) => name.startsWith(`${other}.`));
    if (clash !== undefined)
      throw refusedPipeline(`Invalid ${stage} :: caused by :: Path collision at ${name}`);
  }
}

/** @throws CloudError for what is no accumulator */
export function checkedGroup(value: unknown): Document {
  const group = objectOf('$group', value);
  if (!('_id' in group)) throw refusedPipeline('a group specification must include an _id');
  const { _id: id, ...fields } = group;
  return { _id: checkedExpression(id), ...checkedAccumulators(fields) };
}

/** What a group makes of its documents, by field. @throws CloudError */
export function checkedAccumulators(fields: Document): Document {
  for (const [name, field] of Object.entries(fields)) {
    if (name.includes('.')) throw refusedPipeline(`The field name '${name}' cannot contain '.'`);
    const [operator, ...more] = isPlainObject(field) ? Object.keys(field) : [];
    if (operator?.startsWith('$') !== true) {
      throw refusedPipeline(`The field '${name}' must be an accumulator object`);
    }
    if (more.length > 0) throw refusedPipeline(`The field '${name}' must specify one accumulator`);
    if (!ACCUMULATORS.has(operator)) throw refusedPipeline(`unknown group operator '${operator}'`);
  }
  return mapped(fields, checkedExpression);
}
