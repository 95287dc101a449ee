import { compare } from 'mingo/util';
import { CloudError } from '../cloud-error';
import { isPlainObject, type Document } from './values';

/**
 * Replaces every `$bucket` by the group and sort that MongoDB itself makes of it: mingo's own puts a value that equals a
 * boundary into the bucket below and answers empty buckets too.
 */
export function withoutBuckets(stages: readonly Document[]): Document[] {
  return stages.flatMap((stage) => {
    const { $bucket: bucket, $lookup: lookup } = stage;
    if (bucket !== undefined) return bucketStages(isPlainObject(bucket) ? bucket : {});
    if (!isPlainObject(lookup) || !Array.isArray(lookup['pipeline'])) return [stage];
    const pipeline = withoutBuckets(lookup['pipeline'] as Document[]);
    return [{ ...stage, $lookup: { ...lookup, pipeline } }];
  });
}

function bucketStages(spec: Document): Document[] {
  const { groupBy, boundaries, output = { count: { $sum: 1 } } } = spec;
  if (!Array.isArray(boundaries) || !areAscending(boundaries) || !isPlainObject(output)) {
    throw new CloudError(
      'DATABASE_REQUEST_FAILED',
      "[FailedOperation] $bucket needs 'boundaries', at least two of one type and ascending, and 'output' as an object",
    );
  }
  const branches = boundaries.slice(1).map((upper: unknown, at) => ({
    case: {
      $and: [
        { $gte: [groupBy, { $literal: boundaries[at] as unknown }] },
        { $lt: [groupBy, { $literal: upper }] },
      ],
    },
    then: { $literal: boundaries[at] as unknown },
  }));
  const rest = 'default' in spec ? { default: { $literal: spec['default'] } } : {};
  return [
    { $group: { ...output, _id: { $switch: { branches, ...rest } } } },
    { $sort: { _id: 1 } },
  ];
}

function areAscending(list: readonly unknown[]): boolean {
  return list.length > 1 && list.every((one, at) => at === 0 || compare(list[at - 1], one) < 0);
}
