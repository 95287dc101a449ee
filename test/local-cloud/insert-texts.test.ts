import { startProbeCloud, type ProbeCloud } from './support/probe-cloud';

let probe: ProbeCloud;
beforeAll(async () => {
  probe = await startProbeCloud();
});
afterAll(() => probe.close());
afterEach(() => probe.cloud.database.removeMany('plain', {}));

it('reads back what texts say, as if it had been inserted as documents', async () => {
  const documents = [
    { _id: 'a', n: 1.5, list: [{ deep: null }, '$5'], name: '苏明辉' },
    { _id: 'b', at: new Date(0), nested: { at: new Date(86_400_000) }, rate: Infinity },
    { _id: 3, text: '{"$date":1}', empty: {} },
  ];
  await probe.cloud.database.insertTexts('plain', [
    '{"_id":"a","n":1.5,"list":[{"deep":null},"$5"],"name":"苏明辉"}',
    '{"_id":"b","at":{"$date":0},"nested":{"at":{"$date":86400000}},"rate":{"$numberDouble":"Infinity"}}',
    '{"_id":3,"text":"{\\"$date\\":1}","empty":{}}',
  ]);
  expect(await probe.cloud.database.find('plain', {})).toEqual(documents);
  expect(await probe.cloud.database.count('plain', { at: { $lt: new Date(1) } })).toBe(1);
});

it.each([
  ['no id', ['{"_id":"a"}', '{"n":1}'], /has its _id/u],
  ['an id that is none', ['{"_id":"a"}', '{"_id":{"x":1}}'], /string or a number/u],
  ['an id twice', ['{"_id":"a"}', '{"_id":"a"}'], /E11000/u],
  ['a field with a dollar', ['{"_id":"a"}', '{"_id":"b","$set":1}'], /not valid for storage/u],
  ['half a text', ['{"_id":"a"}', '{"_id":"b"'], /JSON/u],
])('inserts nothing of texts with %s', async (_, texts, message) => {
  await expect(probe.cloud.database.insertTexts('plain', texts)).rejects.toThrow(message);
  expect(await probe.cloud.database.count('plain')).toBe(0);
});
