import type { Sdk } from '../local-cloud/support/probe-cloud';
import { itOnly, useTarget } from './target';

/** Places: GeoJSON as the SDK makes it, and the three commands over it. */
const target = useTarget();
beforeAll(async () => {
  const { Geo } = target.sdk.db;
  const square = Geo.Polygon([
    Geo.LineString([
      ...[Geo.Point(120, 31), Geo.Point(120.05, 31), Geo.Point(120.05, 31.05)],
      ...[Geo.Point(120, 31.05), Geo.Point(120, 31)],
    ]),
  ]);
  await target.plant([
    { _id: 'a', place: Geo.Point(120.01, 31.01) },
    { _id: 'b', place: Geo.Point(120.02, 31.01) },
    { _id: 'c', place: Geo.Point(121, 31) },
    { _id: 'd', area: square },
    { _id: 'f', area: { type: 'Polygon', coordinates: ['no place'] } },
    { _id: 'e', area: Geo.LineString([Geo.Point(119.9, 31.02), Geo.Point(120.1, 31.02)]) },
  ]);
});

const here = ({ Geo }: Sdk['db']): unknown => Geo.Point(120, 31.01);
const box = ({ Geo }: Sdk['db'], size: number): unknown => {
  const corner = (x: number, y: number): unknown => Geo.Point(120 + x * size, 31 + y * size);
  return Geo.Polygon([
    Geo.LineString([corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)]),
  ]);
};

type Case = [string, (sdk: Pick<Sdk, 'db' | '_'>) => unknown, string];
const finds = async (_title: string, filter: Case[1], ids: string): Promise<void> => {
  const { data } = await target.room().where(filter(target.sdk)).get();
  expect(data.map((one: { _id: string }) => one._id).join('')).toBe(ids);
};

itOnly('indexes').each<Case>([
  [
    'geoNear, nearest first',
    ({ db, _ }) => ({ place: _.geoNear({ geometry: here(db), maxDistance: 5000 }) }),
    'ab',
  ],
  [
    'geoNear beyond a least distance',
    ({ db, _ }) => ({
      place: _.geoNear({ geometry: here(db), minDistance: 1500, maxDistance: 5000 }),
    }),
    'b',
  ],
])('finds by %s', finds);

it.each<Case>([
  [
    'geoWithin a polygon',
    ({ db, _ }) => ({ place: _.geoWithin({ geometry: box(db, 0.015) }) }),
    'a',
  ],
  [
    'geoWithin a circle',
    ({ _ }) => ({ place: _.geoWithin({ centerSphere: [[120.02, 31.01], 0.5 / 6378.1] }) }),
    'b',
  ],
  [
    'geoWithin of an area',
    ({ db, _ }) => ({ area: _.geoWithin({ geometry: box(db, 0.06) }) }),
    'd',
  ],
  [
    'geoIntersects of a point',
    ({ db, _ }) => ({ area: _.geoIntersects({ geometry: db.Geo.Point(120.03, 31.03) }) }),
    'd',
  ],
  [
    'geoIntersects of an area that a line crosses',
    ({ db, _ }) => ({ area: _.geoIntersects({ geometry: box(db, 0.03) }) }),
    'de',
  ],
])('finds by %s', finds);

it('gives places back as places', async () => {
  const { data } = await target.room().doc('a').get();
  const { longitude, latitude } = data.place as { longitude: number; latitude: number };
  expect([longitude, latitude]).toEqual([120.01, 31.01]);
});

itOnly('indexes').each<[string, unknown]>([
  ['a text', 'none'],
  ['a number', 5],
  ['an object', { lat: 31, lng: 120 }],
  ['a geometry without a place', { type: 'Point', coordinates: ['no place'] }],
])('refuses %s where an index expects a place', async (_title, place) => {
  const { _ } = target.sdk;
  await expect(target.room().add({ data: { _id: 'g', place } })).rejects.toMatchObject({
    errMsg: expect.stringContaining("Can't extract geo keys"),
  });
  await expect(
    target
      .room()
      .doc('a')
      .update({ data: { place: _.set(place) } }),
  ).rejects.toThrow();
  const { data } = await target.room().doc('a').get();
  expect(data.place).toMatchObject({ longitude: 120.01, latitude: 31.01 });
});
