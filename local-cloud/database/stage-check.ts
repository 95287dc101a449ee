import { refusedPipeline } from './aggregate-refusals';
import { checkedExpression } from './expression-check';
import { checkFilter } from './filter-check';
import { stringifyEjson } from './ejson';
import { checkGeometryOperator } from './geo-check';
import {
  checkedAccumulators,
  checkedFields,
  checkedGroup,
  checkedProjection,
  mapped,
  objectOf,
} from './stage-fields';
import { isPlainObject, type Document } from './values';

type Check = (value: unknown) => unknown;

/** What MongoDB asks of each stage; the answer is the stage as it is run. */
const STAGES: Readonly<Record<string, Check>> = {
  $match: checkedMatch,
  $project: checkedProjection,
  $addFields: checkedFields('$addFields'),
  $set: checkedFields('$set'),
  $unset: (value) => value,
  $group: checkedGroup,
  $sort: checkedSort,
  $limit: (value) => counted('$limit', value, 1),
  $skip: (value) => counted('$skip', value, 0),
  $sample: checkedSample,
  $unwind: checkedUnwind,
  $count: checkedCount,
  $sortByCount: checkedSortByCount,
  $replaceRoot: (value) => ({
    newRoot: checkedExpression(objectOf('$replaceRoot', value)['newRoot']),
  }),
  $replaceWith: checkedExpression,
  $bucket: (value) => checkedBucket('$bucket', value),
  $bucketAuto: (value) => checkedBucket('$bucketAuto', value),
  $lookup: checkedLookup,
  $facet: (value) => mapped(objectOf('$facet', value), checkedPipeline),
  $geoNear: checkedNear,
};

/** Stages of MongoDB that the SDK has no method for. */
const NOT_HERE = new Set([
  ...['$out', '$merge', '$unionWith', '$graphLookup', '$redact', '$densify', '$fill', '$documents'],
  ...['$setWindowFields', '$collStats', '$indexStats'],
]);

/**
 * A pipeline as it is run: MongoDB refuses a wrong one before it reads a document, while mingo takes some and fails at others
 * only once a document comes. @throws CloudError
 */
export function checkedStages(stages: readonly Document[]): Document[] {
  return stages.flatMap((stage, at): Document[] => {
    const [name = '', ...more] = Object.keys(stage);
    if (NOT_HERE.has(name)) throw refusedPipeline(`${name} is not supported by the local cloud`);
    const check = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
    if (!check || more.length > 0)
      throw refusedPipeline(`Unrecognized pipeline stage name: '${name}'`);
    if (name === '$geoNear' && at > 0) {
      throw refusedPipeline('$geoNear is only valid as the first stage in a pipeline.');
    }
    const checked = check(stage[name]);
    return name === '$count' ? countStages(String(checked)) : [{ [name]: checked }];
  });
}

/** What MongoDB makes of it: where there is nothing to count, there is no answer either. Mingo answers 0. */
function countStages(name: string): Document[] {
  return [{ $group: { _id: null, [name]: { $sum: 1 } } }, { $project: { _id: 0 } }];
}

function checkedNear(value: unknown): Document {
  const near = objectOf('$geoNear', value);
  checkFilter(isPlainObject(near['query']) ? near['query'] : {});
  if (!isPlainObject(near['near']))
    throw refusedPipeline("$geoNear requires a 'near' option as an Object");
  checkGeometryOperator('$nearSphere')({ $geometry: near['near'] });
  if (typeof near['distanceField'] !== 'string') {
    throw refusedPipeline("$geoNear requires a 'distanceField' option as a String");
  }
  for (const name of ['minDistance', 'maxDistance', 'distanceMultiplier', 'limit', 'num']) {
    const given = near[name];
    if (given === undefined || (typeof given === 'number' && given >= 0)) continue;
    throw refusedPipeline(`$geoNear '${name}' must be a nonnegative number`);
  }
  return near;
}

function checkedPipeline(value: unknown): Document[] {
  if (!Array.isArray(value) || !value.every(isPlainObject)) {
    throw refusedPipeline('A pipeline must be an array of objects');
  }
  return checkedStages(value);
}

/** `$expr` is an expression; the rest is a filter like any other, which may not ask for what is near. */
function checkedMatch(value: unknown): Document {
  if (!isPlainObject(value))
    throw refusedPipeline('the match filter must be an expression in an object');
  checkFilter(value);
  if (stringifyEjson(value).includes('"$nearSphere"')) {
    throw refusedPipeline('$geoNear, $near, and $nearSphere are not allowed in this context');
  }
  return value;
}

function checkedSort(value: unknown): Document {
  if (!isPlainObject(value)) throw refusedPipeline('the $sort key specification must be an object');
  if (Object.keys(value).length === 0)
    throw refusedPipeline('$sort stage must have at least one sort key');
  if (!Object.values(value).every((direction) => direction === 1 || direction === -1)) {
    throw refusedPipeline('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  }
  return value;
}

function counted(stage: string, value: unknown, least: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value;
  const wanted = least > 0 ? 'positive' : 'non-negative';
  throw refusedPipeline(
    `invalid argument to ${stage} stage: the value must be a ${wanted} integer: ${stringifyEjson(value ?? null)}`,
  );
}

function checkedSample(value: unknown): Document {
  const { size, ...more } = objectOf('$sample', value);
  if (Object.keys(more).length > 0) throw refusedPipeline('unrecognized option to $sample');
  return { size: counted('$sample', size, 1) };
}

function checkedUnwind(value: unknown): unknown {
  const path = isPlainObject(value) ? value['path'] : value;
  if (typeof path !== 'string') throw refusedPipeline('no path specified to $unwind stage');
  if (!path.startsWith('$')) {
    throw refusedPipeline(`path option to $unwind stage should be prefixed with a '$': ${path}`);
  }
  checkedExpression(path);
  return value;
}

function checkedCount(value: unknown): string {
  if (typeof value === 'string' && value !== '' && !value.startsWith('$') && !value.includes('.')) {
    return value;
  }
  throw refusedPipeline(
    "the count field must be a non-empty string, without '.' and not prefixed with '$'",
  );
}

function checkedSortByCount(value: unknown): unknown {
  const isPath = typeof value === 'string' && value.startsWith('$');
  if (isPath || isPlainObject(value)) return checkedExpression(value);
  throw refusedPipeline(
    'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
  );
}

function checkedBucket(stage: string, value: unknown): Document {
  const { groupBy, output, ...rest } = objectOf(stage, value);
  const isGiven =
    isPlainObject(groupBy) || (typeof groupBy === 'string' && groupBy.startsWith('$'));
  if (!isGiven) {
    throw refusedPipeline(
      `The ${stage} 'groupBy' field must be defined as a $-prefixed path or an expression`,
    );
  }
  if (stage === '$bucketAuto') counted("$bucketAuto 'buckets'", rest['buckets'], 1);
  const outputs =
    output === undefined
      ? {}
      : { output: checkedAccumulators(objectOf(`${stage} output`, output)) };
  return { ...rest, groupBy: checkedExpression(groupBy), ...outputs };
}

function checkedLookup(value: unknown): Document {
  const lookup = objectOf('$lookup', value);
  for (const name of ['from', 'as']) {
    if (typeof lookup[name] !== 'string')
      throw refusedPipeline(`missing '${name}' option to $lookup stage specification`);
  }
  if (lookup['pipeline'] !== undefined) {
    const variables =
      lookup['let'] === undefined
        ? {}
        : { let: mapped(objectOf('$lookup let', lookup['let']), checkedExpression) };
    return { ...lookup, ...variables, pipeline: checkedPipeline(lookup['pipeline']) };
  }
  if (typeof lookup['localField'] !== 'string' || typeof lookup['foreignField'] !== 'string') {
    throw refusedPipeline(
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  }
  return lookup;
}
