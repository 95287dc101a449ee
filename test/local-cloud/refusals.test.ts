import type { Database } from '../../local-cloud/database';
import type { Document } from '../../local-cloud/database/values';
import { openOwnDatabase } from './support/own-database';

const before = {
  _id: 'a',
  text: 't',
  list: [1, 2],
  n: 1,
  half: 0.5,
  nothing: null,
  at: new Date(5),
  inner: { x: 1 },
  rows: [{ k: 1 }],
};

let database: Database;
let close: () => void;
beforeEach(async () => {
  ({ database, close } = openOwnDatabase());
  await database.handle.insertMany('things', [before]);
});
afterEach(() => close());

type Case = [filter: Document, message: RegExp];

const filters: Case[] = [
  [{ n: { $in: 1 } }, /\$in needs an array/u],
  [{ n: { $in: null } }, /\$in needs an array/u],
  [{ n: { $in: [{ $gt: 1 }] } }, /cannot nest \$ under \$in/u],
  [{ n: { $nin: { 0: 1 } } }, /\$nin needs an array/u],
  [{ n: { $all: 'x' } }, /\$all needs an array/u],
  [{ n: { $size: 'x' } }, /Expected a number/u],
  [{ n: { $size: 1.5 } }, /Expected an integer/u],
  [{ n: { $size: -1 } }, /Expected a non-negative number/u],
  [{ n: { $mod: 2 } }, /malformed mod, needs to be an array/u],
  [{ n: { $mod: [2] } }, /not enough elements/u],
  [{ n: { $mod: [2, 0, 1] } }, /too many elements/u],
  [{ n: { $mod: ['2', 0] } }, /divisor not a number/u],
  [{ n: { $mod: [0, 1] } }, /divisor cannot be 0/u],
  [{ n: { $elemMatch: 1 } }, /\$elemMatch needs an Object/u],
  [{ n: { $elemMatch: { $in: 1 } } }, /\$in needs an array/u],
  [{ rows: { $elemMatch: { k: { $size: -1 } } } }, /non-negative/u],
  [{ n: { $not: 1 } }, /\$not needs a regex or a document/u],
  [{ n: { $not: {} } }, /\$not cannot be empty/u],
  [{ n: { $not: { $mod: [1] } } }, /not enough elements/u],
  [{ n: { $gt: /x/ } }, /Can't have RegEx as arg to predicate over field 'n'/u],
  [{ n: { $ne: /x/ } }, /Can't have regex as arg to \$ne/u],
  [{ n: { $regex: 5 } }, /\$regex has to be a string/u],
  [{ n: { $regex: '(' } }, /Regular expression is invalid/u],
  [{ n: { $regex: 'x', $options: 'g' } }, /invalid flag in regex options: g/u],
  [{ n: { $regex: 'x', $options: 1 } }, /\$options has to be a string/u],
  [{ n: { $regex: '\\Aabc' } }, /is not supported by the local cloud/u],
  [{ n: { $regex: '^[[:alpha:]]' } }, /is not supported by the local cloud/u],
  [{ n: { $regex: '\\u0061' } }, /is not supported/u],
  [{ n: { $type: 'text' } }, /Unknown type name alias: text/u],
  [{ n: { $type: 99 } }, /Invalid numerical type code: 99/u],
  [{ n: { $type: [] } }, /must match at least one type/u],
  [{ n: { $options: 'i' } }, /\$options needs a \$regex/u],
  [{ n: { $gt: 1, lt: 2 } }, /unknown operator: lt/u],
  [{ n: { $foo: 1 } }, /unknown operator: \$foo/u],
  [{ $foo: 1 }, /unknown top level operator: \$foo/u],
  [{ $or: { n: 1 } }, /\$or must be an array/u],
  [{ $and: [] }, /must be a nonempty array/u],
  [{ $nor: [1] }, /entries need to be full objects/u],
  [{ $or: [{ n: { $in: 1 } }] }, /\$in needs an array/u],
  [{ $where: '1' }, /\$where is not supported/u],
  [{ $jsonSchema: {} }, /\$jsonSchema is not supported/u],
  [{ $text: { $search: 'x' } }, /text index required/u],
  [{ $search: 'x' }, /unknown top level operator: \$search/u],
  [
    { at: { $nearSphere: { $geometry: { type: 'Point', coordinates: [1, 1] } } } },
    /unable to find index for \$geoNear query/u,
  ],
  [{ at: { $nearSphere: { $geometry: { type: 'Point', coordinates: [200, 0] } } } }, /Point/u],
  [{ at: { $geoWithin: { $geometry: { type: 'Point', coordinates: [1, 1] } } } }, /not supported/u],
  [{ at: { $geoWithin: { $centerSphere: [[1, 1], -1] } } }, /radius/u],
];

it.each(filters)('refuses the filter %j', async (filter, message) => {
  await expect(database.handle.find('things', filter)).rejects.toThrow(message);
  await expect(database.handle.count('things', filter)).rejects.toThrow(message);
  await expect(database.handle.updateMany('things', filter, { $set: { n: 2 } })).rejects.toThrow(
    message,
  );
});

const updates: Case[] = [
  [{}, /Update document is empty/u],
  [{ $set: {} }, /'\$set' is empty/u],
  [{ $set: 5 }, /Modifiers operate on fields but we found type int/u],
  [{ $foo: { n: 1 } }, /Unknown modifier: \$foo/u],
  [{ $inc: { n: '1' } }, /Cannot increment with non-numeric argument/u],
  [{ $mul: { n: null } }, /Cannot multiply with non-numeric argument/u],
  [{ $inc: { text: 1 } }, /Cannot apply \$inc to a value of non-numeric type/u],
  [{ $inc: { nothing: 1 } }, /non-numeric type null/u],
  [{ $mul: { at: 2 } }, /non-numeric type date/u],
  [{ $push: { text: 1 } }, /must be an array but is of type string/u],
  [{ $push: { nothing: 1 } }, /must be an array but is of type null/u],
  [{ $push: { list: { $each: 1 } } }, /\$each in \$push must be an array/u],
  [{ $push: { list: { $each: [], $slice: 'x' } } }, /\$slice must be an integer/u],
  [{ $push: { list: { $each: [], $position: 0.5 } } }, /\$position must be an integer/u],
  [{ $push: { list: { $each: [], $sort: 2 } } }, /\$sort is invalid/u],
  [{ $push: { list: { $each: [], $foo: 2 } } }, /Unrecognized clause in \$push: \$foo/u],
  [{ $addToSet: { inner: 1 } }, /must be an array but is of type object/u],
  [{ $addToSet: { list: { $each: 1 } } }, /must be an array/u],
  [{ $pull: { n: 1 } }, /must be an array/u],
  [{ $pull: { list: { $in: 1 } } }, /\$in needs an array/u],
  [{ $pullAll: { list: 1 } }, /\$pullAll requires an array/u],
  [{ $pop: { list: 2 } }, /\$pop expects 1 or -1/u],
  [{ $pop: { text: 1 } }, /must be an array/u],
  [{ $bit: { n: { nand: 1 } } }, /only supports 'and', 'or', and 'xor'/u],
  [{ $bit: { n: { and: 0.5 } } }, /must be an Integer/u],
  [{ $bit: { half: { and: 1 } } }, /non-integral type/u],
  [{ $rename: { n: 5 } }, /'to' field for \$rename must be a string/u],
  [{ $rename: { n: 'n' } }, /source and target field for \$rename must differ/u],
  [{ $rename: { n: 'inner.x.y' } }, /Cannot create field 'y'/u],
  [{ $rename: { 'rows.0.k': 'k' } }, /source field cannot be an array element/u],
  [{ $rename: { n: 'list.0' } }, /destination field cannot be an array element/u],
  [{ $rename: { n: '_id' } }, /immutable field '_id'/u],
  [{ $set: { _id: 'b' } }, /immutable field '_id'/u],
  [{ $set: { '_id.x': 'b' } }, /immutable field '_id'/u],
  [{ $set: { 'n.deep': 1 } }, /Cannot create field 'deep' in element \{n: 1\}/u],
  [{ $set: { 'at.deep': 1 } }, /Cannot create field 'deep'/u],
  [{ $set: { 'list.x': 1 } }, /Cannot create field 'x'/u],
  [{ $set: { 'list.01': 1 } }, /Cannot create field '01'/u],
  [{ $set: { 'list.1500003': 1 } }, /can't backfill more than 1500000 elements/u],
  [{ $inc: { 'rows.9999999999': 1 } }, /can't backfill/u],
  [{ $set: { 'a..b': 1 } }, /empty field name/u],
  [{ $set: { '': 1 } }, /empty/u],
  [{ $set: { 'inner.$x': 1 } }, /dollar \(\$\) prefixed field/u],
  [{ $set: { inner: {}, 'inner.x': 1 } }, /would create a conflict at 'inner'/u],
  [{ $set: { n: 1 }, $inc: { n: 1 } }, /would create a conflict at 'n'/u],
  [{ $rename: { n: 'm' }, $set: { 'm.x': 1 } }, /would create a conflict at 'm'/u],
];

it.each(updates)('refuses the update %j and changes nothing', async (operators, message) => {
  const update = database.handle.updateMany('things', { _id: 'a' }, operators);
  await expect(update).rejects.toThrow(message);
  expect(await database.handle.find('things')).toEqual([before]);
});

it('refuses to show the element that a query met, which it does not look for', async () => {
  const request = { collectionName: 'things', query: '{"list":2}', projection: '{"list.$":1}' };
  await expect(database.service.act('getDocument', request)).rejects.toThrow(
    "the projection 'list.$' is not supported by the local cloud",
  );
});
