import { startProbeCloud, type ProbeCloud } from './support/probe-cloud';

let probe: ProbeCloud;
beforeAll(async () => {
  probe = await startProbeCloud({ maxInstances: 3 });
});
afterAll(() => probe.close());
beforeEach(async () => {
  await probe.cloud.database.removeMany('records', {});
  await probe.cloud.database.insertMany('records', [
    { _id: 's:m', openidKey: 'k', seasonId: 's', segments: ['youth'], score: 0, entries: {} },
  ]);
});

/** The core write of the product: credit once, if the cap of the day leaves room. */
const credit = (key: string, openid: string): Promise<number> =>
  probe.run(
    async ({ db, _ }, path) => {
      const result = await db
        .collection('records')
        .where({
          openidKey: 'k',
          seasonId: 's',
          segments: _.in(['youth', 'line']),
          [`entries.${path}`]: _.exists(false),
          'days.20260105.checkIn': _.or(_.exists(false), _.lte(10)),
        })
        .update({
          data: {
            [`entries.${path}`]: _.set({ rule: 'checkIn', points: 10 }),
            'days.20260105.checkIn': _.inc(10),
            score: _.inc(10),
            attended: _.push([path]),
          },
        });
      return result.stats.updated as number;
    },
    key,
    openid,
  );

it('credits one of 50 concurrent check-ins and refuses 49', async () => {
  const updated = await Promise.all(
    Array.from({ length: 50 }, (_, n) => credit('checkIn:s1', `oCaller${n}`)),
  );
  expect(updated.filter((count) => count === 1)).toHaveLength(1);
  expect(updated.filter((count) => count === 0)).toHaveLength(49);
  const [record] = await probe.cloud.database.find('records');
  expect(record).toMatchObject({
    score: 10,
    attended: ['checkIn:s1'],
    days: { 20260105: { checkIn: 10 } },
  });
});

it('keeps the cap of the day under concurrent credits of different sessions', async () => {
  const updated = await Promise.all(
    Array.from({ length: 12 }, (_, n) => credit(`checkIn:s${n}`, 'oCaller')),
  );
  expect(updated.reduce((sum, count) => sum + count, 0)).toBe(2);
  const [record] = await probe.cloud.database.find('records');
  expect(record).toMatchObject({ score: 20, days: { 20260105: { checkIn: 20 } } });
});

it('lets one of many make a document with a unique key', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () =>
      probe.run(async ({ db }) => {
        try {
          await db.collection('records').add({ data: { openidKey: 'new', seasonId: 's' } });
          return 'made';
        } catch (error) {
          return (error as { errCode: number }).errCode;
        }
      }),
    ),
  );
  expect(outcomes.filter((outcome) => outcome === 'made')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === -502001)).toHaveLength(19);
});
