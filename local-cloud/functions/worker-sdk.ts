import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import vm from 'node:vm';
import type { PreparedSdk } from './messages';

/**
 * Has `require('wx-server-sdk')` answer with the unmodified SDK out of one compiled file, when it would have found the installed
 * one. Its four hundred files and their compilation are two thirds of a cold start otherwise; on the platform, too,
 * instances come with more of that done than a thread that reads them one by one.
 */
export function offerSdk({ entry, file }: PreparedSdk): void {
  const offered = new Module(entry);
  let loaded: { exports: unknown } | null = null;
  // Only a function that asks for it pays for it.
  Object.defineProperty(offered, 'exports', {
    get: () => (loaded ??= loadCompiled(file, entry)).exports,
  });
  Object.assign(offered, { filename: entry, loaded: true });
  require.cache[entry] = offered;
}

type Wrapped = (
  exports: unknown,
  require: NodeJS.Require,
  module: { exports: unknown },
  filename: string,
  dirname: string,
) => void;

/** Runs a file of ASCII as a module that stands at `place`; what the engine made of its text is kept for the next thread. */
function loadCompiled(file: string, place: string): { exports: unknown } {
  const compiled = `${file}.${process.version}.compiled`;
  const script = new vm.Script(Module.wrap(readFileSync(file, 'latin1')), {
    filename: file,
    ...(existsSync(compiled) && { cachedData: readFileSync(compiled) }),
  });
  const module = { exports: {} };
  const run = script.runInThisContext() as Wrapped;
  run(module.exports, createRequire(place), module, place, path.dirname(place));
  if (script.cachedDataRejected !== false) keepCompiled(script, compiled);
  return module;
}

/** After the run, when the functions that were needed for it are compiled, too. */
function keepCompiled(script: vm.Script, file: string): void {
  const fresh = `${file}.${process.pid}-${threadId}.tmp`;
  writeFileSync(fresh, script.createCachedData());
  renameSync(fresh, file);
}
