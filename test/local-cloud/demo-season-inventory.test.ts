import { openidKeyOf } from '../../cloudfunctions/shared/domain/openid-key';
import { isDeclared, personalFieldOf } from '../../cloudfunctions/shared/domain/personal-data';
import { calendarOf } from '../../local-cloud/demo-season/calendar';
import { planLectures } from '../../local-cloud/demo-season/lectures';
import { collectedSeason } from '../tools/collected-season';

/** The whole demo season against the inventory: every field of every document, and whoever stands in it. */
const anchorMs = Date.UTC(2026, 10, 25, 3, 20);
const openidHmacKey = 'test-openid-key-'.repeat(2);
const season = collectedSeason({
  ...{ anchorMs, seed: 'test', openidHmacKey },
  lectures: planLectures(calendarOf(anchorMs), (cloudPath) => cloudPath),
});
const { members, bindings } = season;
const names = new Set(members.map(({ name }) => name));
/** Ids and keys by which a person is found, also within an id that is put together. */
const marks = new Set(
  [
    ...members.map(({ _id }) => _id),
    ...bindings.flatMap(({ _id, openid }) => [_id, openid, openidKeyOf(openidHmacKey, openid)]),
  ].map(String),
);
const nameLength = 3;

const namesSomebody = (text: string): boolean => {
  if (text.split(/[:\s|]/u).some((part) => marks.has(part))) return true;
  for (let at = 0; at + nameLength <= text.length; at += 1)
    if (names.has(text.slice(at, at + nameLength))) return true;
  return false;
};

type Leaf = [path: string[], text: string];

/** Every value with its path, places in lists left out; names of fields that are ids are told like values. */
function* leavesOf(value: unknown, path: string[] = []): Generator<Leaf> {
  if (Array.isArray(value)) for (const one of value) yield* leavesOf(one, path);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      if (namesSomebody(key)) yield [path, key];
      yield* leavesOf(one, [...path, key]);
    }
  else yield [path, String(value)];
}

/** What is said of a path, looked up once: there are 200,000 values and some thousand paths. */
function looked<Result>(look: (collection: string, path: string[]) => Result) {
  const known = new Map<string, Result>();
  return (collection: string, path: string[]): Result => {
    const key = `${collection}: ${path.join('.')}`;
    if (!known.has(key)) known.set(key, look(collection, path));
    return known.get(key) as Result;
  };
}

it('declares every field, and nobody stands where the inventory does not say so', () => {
  const declared = looked(isDeclared);
  const isPersonal = looked((...where) => personalFieldOf(...where) !== undefined);
  const [undeclared, unsaid] = [new Set<string>(), new Set<string>()];
  let values = 0;
  for (const [collection, documents] of Object.entries(season))
    for (const document of documents as object[])
      for (const [path, text] of leavesOf(document)) {
        values += 1;
        if (!declared(collection, path)) undeclared.add(`${collection}: ${path.join('.')}`);
        if (!isPersonal(collection, path) && namesSomebody(text))
          unsaid.add(`${collection}: ${path.join('.')} ${text}`);
      }
  expect([...undeclared]).toEqual([]);
  expect([...unsaid]).toEqual([]);
  expect(values).toBeGreaterThan(200_000);
});

it('would find a name in a text, an id within an id, and an id that is the name of a field', () => {
  const [one] = members;
  const found = [`主讲：${one?.name}老师`, `s2026:${one?._id}`, String(bindings[0]?.openid)];
  expect(found.map(namesSomebody)).toEqual([true, true, true]);
  expect(namesSomebody('第一支部')).toBe(false);
  const leaves = [...leavesOf({ named: { [String(one?._id)]: true } })];
  expect(leaves[0]).toEqual([['named'], one?._id]);
});
