import { startProbeCloud, type ProbeCloud } from './support/probe-cloud';

/** Whatever a program sends to the gateway is refused in the platform's words: a system error would be a bug of ours. */
let probe: ProbeCloud;
const logged: string[] = [];
beforeAll(async () => {
  probe = await startProbeCloud({ log: (line) => logged.push(line) });
});
afterAll(() => probe.close());

async function answerTo(body: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(probe.cloud.gatewayUrl, { method: 'POST', body, headers });
  expect(response.status).toBe(200);
  return ((await response.json()) as { code?: unknown }).code;
}

const odd: [body: string][] = [
  [''],
  ['{'],
  ['null'],
  ['5'],
  ['[]'],
  ['{}'],
  ['{"action":null}'],
  ['{"action":"constructor.x"}'],
  ['{"action":"database.constructor"}'],
  ['{"action":"database.addCollection","collectionName":"../x"}'],
  ['{"action":"database.aggregateDocuments","collectionName":"plain","stages":[null]}'],
  ['{"action":"database.getDocument","collectionName":"plain","query":"{"}'],
  ['{"action":"database.getDocument","collectionName":"plain","query":"[]"}'],
  ['{"action":"storage.getUploadMetadata","path":5}'],
  ['{"action":"functions.invokeFunction","function_name":"probe","request_data":"x"}'],
];

it.each(odd)('refuses %j', async (body) => {
  expect(await answerTo(body)).not.toBe('SYS_ERR');
  expect(logged.filter((line) => line.includes('"gateway"'))).toEqual([]);
});

it('says of every file that it was not given what it is', async () => {
  const body = '{"action":"storage.batchGetDownloadUrl","file_list":[null,{},5]}';
  expect(await answerTo(body)).toBeUndefined();
});

it('goes on after a sample of fewer than none and a range without end', async () => {
  const stage = (key: string, value: object): string =>
    JSON.stringify({
      action: 'database.aggregateDocuments',
      collectionName: 'plain',
      stages: [{ stageKey: key, stageValue: JSON.stringify(value) }],
    });
  await probe.cloud.database.insertMany('plain', [{ _id: 'a' }]);
  expect(await answerTo(stage('$sample', { size: -1 }))).toBe('DATABASE_REQUEST_FAILED');
  const endless = { x: { $range: [0, 1e12] } };
  expect(await answerTo(stage('$project', endless))).toBe('DATABASE_REQUEST_FAILED');
  expect(await probe.cloud.database.count('plain', {})).toBe(1);
});
