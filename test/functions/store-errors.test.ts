import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  Collection,
  DuplicateKey,
  StoreBusy,
} from '../../cloudfunctions/shared/repositories/platform';
import { redirection } from '../../local-cloud/functions/caller';

/** A store that refuses everything with these words, behind the real SDK. */
let words = '';
let server: Server;
const before = { ...process.env };
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code: 'DATABASE_REQUEST_FAILED', message: words }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, redirection(`http://127.0.0.1:${port}/admin`), { WX_API_TOKEN: 't' });
});
afterAll(() => {
  process.env = before;
  server.closeAllConnections();
  server.close();
});

const update = () => new Collection('things').update({ n: 1 }, { n: 2 });

it.each([
  ['[ResourceUnavailable.TransactionConflict] Transaction conflict'],
  ['[ResourceUnavailable.TransactionBusy] Transaction is busy'],
  ['[LimitExceeded] request rate'],
  ['FREQUENCY_LIMIT'],
  ['operation exceeded time limit'],
  ['request timeout'],
  ['connect timeout'],
  ['read ECONNRESET'],
])('takes "%s" for a store that is busy for the moment', async (text) => {
  words = text;
  await expect(update()).rejects.toThrow(StoreBusy);
});

it('tells a taken key by its words', async () => {
  words = 'multiple write errors: [{E11000 duplicate key error collection: things index: _id_}]';
  await expect(update()).rejects.toThrow(DuplicateKey);
});

it('passes any other refusal on as the defect that it is', async () => {
  words = '[FailedOperation] Cannot create field in element';
  const error: unknown = await update().catch((one: unknown) => one);
  expect(error).not.toBeInstanceOf(StoreBusy);
  expect(error).not.toBeInstanceOf(DuplicateKey);
  expect(error).toMatchObject({ errMsg: expect.stringContaining('Cannot create field') });
});
