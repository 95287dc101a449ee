import { runParts, tableOf, toolPart, type Part } from './parts';

/** All checks on the text of the code: style, types where rules need them, import table, unused code. */
export function lintParts(): Part[] {
  return [
    // Half of the time goes into types, which client and server do not share: two halves use two processors.
    eslintPart('eslint: client and tests', ['src', 'test']),
    eslintPart('eslint: the rest', ['.', '--ignore-pattern', 'src', '--ignore-pattern', 'test']),
    checkPart('prettier', 'prettier', ['--check', '--log-level', 'warn', '.']),
    checkPart('import table', 'depcruise', [
      '--config',
      '.dependency-cruiser.cjs',
      ...['src', 'cloudfunctions', 'local-cloud', 'config', 'test'],
    ]),
    checkPart('unused code', 'knip', []),
  ];
}

function eslintPart(name: string, paths: string[]): Part {
  return checkPart(name, 'eslint', ['--max-warnings', '0', ...paths]);
}

/** A check of the text alone: nobody waits for it, so that a browser beside it keeps its pace. */
export function checkPart(name: string, tool: string, toolArguments: string[]): Part {
  return toolPart(name, tool, toolArguments, { givesWay: true });
}

async function main(): Promise<void> {
  const finished = await runParts(lintParts(), 2);
  const failed = finished.filter((part) => !part.ok);
  console.log(`\n${tableOf(finished)}`);
  if (failed.length > 0) process.exitCode = 1;
}

if (process.argv[1] === __filename) void main();
