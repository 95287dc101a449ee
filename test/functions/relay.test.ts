import { readFileSync } from 'node:fs';
import path from 'node:path';
import { relay, relayDocuments, type Relay } from '../simulation/relay';
import { aSeason } from '../tools/builders';
import { type TestCloud, organisations, startTestCloud } from '../tools/test-cloud';

/** The figures of docs/relay.md are measured here: what the page says is what the functions do. */
const page = readFileSync(path.join(__dirname, '../../docs/relay.md'), 'utf8');

let test: TestCloud;
beforeAll(async () => {
  test = await startTestCloud({ organisations, seasons: [aSeason()], ...relayDocuments() });
});
afterAll(() => test.close());

const rows: readonly { name: string; one: Relay; sameHome?: boolean }[] = [
  ...([5, 15, 30] as const).flatMap(
    (delaySeconds) =>
      [
        {
          name: `rotating, ${delaySeconds} s, each at home`,
          one: { delaySeconds, code: 'rotating' },
        },
        {
          name: `rotating, ${delaySeconds} s, twenty phones in one hand`,
          one: { delaySeconds, code: 'rotating' },
          sameHome: true,
        },
      ] as const,
  ),
  ...([5, 15, 30] as const).map(
    (delaySeconds) =>
      ({
        name: `printed, ${delaySeconds} s, each at home`,
        one: { delaySeconds, code: 'printed' },
      }) as const,
  ),
  {
    name: 'printed, 30 s, twenty phones in one hand',
    one: { delaySeconds: 30, code: 'printed' },
    sameHome: true,
  },
  {
    name: 'rotating with a fence, 5 s',
    one: { delaySeconds: 5, code: 'rotating', fence: 'honest' },
  },
  {
    name: 'rotating with a fence, 5 s, phones that lie',
    one: { delaySeconds: 5, code: 'rotating', fence: 'lying' },
  },
  {
    name: 'printed with a fence, 30 s',
    one: { delaySeconds: 30, code: 'printed', fence: 'honest' },
  },
  {
    name: 'printed with a fence, 30 s, phones that lie',
    one: { delaySeconds: 30, code: 'printed', fence: 'lying' },
  },
  {
    name: 'printed with a fence, 30 s, phones that say nothing',
    one: { delaySeconds: 30, code: 'printed', fence: 'silent' },
  },
];

it.each(rows)('$name', async ({ name, one, sameHome }) => {
  const { relayed, credited, waiting, confirmedInBulk, suspicions } = await relay(
    test,
    one,
    sameHome,
  );
  const listed = Object.entries(suspicions).map(([kind, count]) => `${kind} ${count}`);
  const cells = [
    name,
    `${credited} of ${relayed}`,
    waiting,
    confirmedInBulk,
    listed.join(', ') || 'nothing',
  ];
  expect(page).toContain(`| ${cells.join(' | ')} |`);
});
