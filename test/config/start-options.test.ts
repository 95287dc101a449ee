import path from 'node:path';
import { readStartOptions } from '../../config/start-options';

const usual = {
  ...{ port: 3000, host: '127.0.0.1', data: path.join(__dirname, '../../.data') },
  ...{ reset: false, build: true, detail: 'calls', help: false },
};

it.each([
  ['', {}],
  ['--port 0', { port: 0 }],
  ['--host 0.0.0.0 --data /elsewhere', { host: '0.0.0.0', data: '/elsewhere' }],
  ['--season large --reset', { season: 'large', reset: true }],
  ['--season small', { season: 'small' }],
  ['--reset --season empty', { season: 'empty', reset: true }],
  ['--quiet', { detail: 'quiet' }],
  ['--verbose --no-build', { detail: 'verbose', build: false }],
  ['--help', { help: true }],
])('reads "%s"', (line, expected) => {
  const args = line === '' ? [] : line.split(' ');
  expect(readStartOptions(args)).toEqual({ ...usual, ...expected });
});

it.each([
  ['--port x', /--port wants a number from 0 to 65535/u],
  ['--port 65536', /--port wants/u],
  ['--port 1.5', /--port wants/u],
  ['--season huge', /--season wants empty or small or large/u],
  ['--season toString', /--season wants/u],
  ['--quiet --verbose', /not both/u],
  ['--unknown', /npm start -- \[options\]/u],
  ['stray', /npm start -- \[options\]/u],
])('refuses "%s" and says what is possible', (line, message) => {
  expect(() => readStartOptions(line.split(' '))).toThrow(message);
});
