import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { browserPath } from '../../../config/browser-path';

/** The last line that runs with the Node that this project asks for. */
const PACKAGE = 'lighthouse@12.8.2';
/** One after the other on a slow machine, milliseconds. */
const PATIENCE_MS = 180_000;
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

const run = promisify(execFile);

export interface LighthouseFigures {
  /** Of the category "performance" on a simulated phone, 0 to 1. */
  score: number;
  /** Cumulative layout shift. */
  shift: number;
  /** On the simulated phone, whose processor is a quarter of this machine's. */
  firstPaintMs: number;
  largestPaintMs: number;
  /** Of tasks longer than 50 ms what is beyond that, from the first paint until a touch is answered at once. */
  blockedMs: number;
  /** Lighthouse's measure of this machine at that moment; a quiet one has the same in every run. */
  machine: number;
}

/**
 * Installs Lighthouse for this command alone, in a folder of its own that `work` may use and that is gone afterwards. Throws an Error
 * that says so where it cannot be had.
 */
export async function withLighthouse<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lighthouse-'));
  try {
    const quietly = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
    await run('npm', ['install', ...quietly, '--prefix', folder, PACKAGE]).catch(
      (error: unknown) => {
        throw new Error(`${PACKAGE} cannot be installed here: ${String(error).split('\n')[0]}`);
      },
    );
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What Lighthouse says of a page as a phone opens it, its files gzipped as a web server sends them. */
export async function measurePage(
  folder: string,
  target: string,
  cookie = '',
): Promise<LighthouseFigures> {
  const front = gzippingFront(target, cookie);
  const report = path.join(folder, 'report.json');
  try {
    const address = await front.listen({ port: 0, host: '127.0.0.1' });
    await run(
      process.execPath,
      [
        path.join(folder, 'node_modules/lighthouse/cli/index.js'),
        address,
        ...['--output=json', `--output-path=${report}`, '--only-categories=performance'],
        ...['--quiet', '--no-enable-error-reporting', `--chrome-flags=${FLAGS}`],
      ],
      { timeout: PATIENCE_MS, env: { ...process.env, CHROME_PATH: browserPath() } },
    );
  } finally {
    await front.close();
  }
  return figuresOf(JSON.parse(await readFile(report, 'utf8')) as Report);
}

interface Report {
  categories: { performance: { score: number | null } };
  audits: Record<string, { numericValue?: number }>;
  environment: { benchmarkIndex: number };
}

function figuresOf({ categories, audits, environment }: Report): LighthouseFigures {
  const { score } = categories.performance;
  if (score === null) throw new Error('Lighthouse came to no result');
  const of = (audit: string): number => {
    const value = audits[audit]?.numericValue;
    if (value === undefined) throw new Error(`Lighthouse measured no ${audit}`);
    return value;
  };
  return {
    score,
    shift: of('cumulative-layout-shift'),
    firstPaintMs: of('first-contentful-paint'),
    largestPaintMs: of('largest-contentful-paint'),
    blockedMs: of('total-blocking-time'),
    machine: environment.benchmarkIndex,
  };
}

function gzippingFront(target: string, cookie: string): FastifyInstance {
  const server = fastify();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  server.removeContentTypeParser('application/json');
  server.all('/*', async (request, reply) => {
    const type = request.headers['content-type'];
    const answer = await fetch(target + request.url, {
      method: request.method,
      headers: { cookie, ...(type !== undefined && { 'content-type': type }) },
      ...(Buffer.isBuffer(request.body) && { body: new Uint8Array(request.body) }),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    return await reply
      .code(answer.status)
      .header('content-type', answer.headers.get('content-type') ?? 'application/octet-stream')
      .header('content-encoding', 'gzip')
      .send(gzipSync(body));
  });
  return server;
}
