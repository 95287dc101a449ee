import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createClient } from '@redis/client';

/** A Redis of this run alone: on the loopback, on a port that was free, keeping nothing. */
export interface OwnRedis {
  port: number;
  stop: () => Promise<void>;
}

/** Undefined where no redis-server is installed. */
export async function startRedis(folder: string): Promise<OwnRedis | undefined> {
  const program = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((place) => path.join(place, 'redis-server'))
    .find((file) => existsSync(file));
  if (program === undefined) return undefined;
  const port = await freePort();
  const options = [
    '--bind',
    '127.0.0.1',
    '--port',
    String(port),
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const child = spawn(program, [...options, '--dir', folder], { stdio: 'ignore' });
  // A run that is interrupted must not leave it behind.
  process.once('exit', () => child.kill('SIGKILL'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(130));
  await answers(port, child);
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return { port, stop };
}

export type RedisClient = ReturnType<typeof clientAt>;

const clientAt = (port: number) => createClient({ socket: { host: '127.0.0.1', port } });

export async function connectRedis(port: number): Promise<RedisClient> {
  const client = clientAt(port);
  // A lost connection fails the command that waits for it; without a listener it would also end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
    const client = clientAt(port);
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.ping();
      client.destroy();
      return;
    } catch {
      client.destroy();
      await setTimeout(100);
    }
  }
  child.kill('SIGKILL');
  throw new Error('redis-server does not answer');
}
