import { runParts, tableOf, toolPart, type Part } from './parts';

/** All checks on the text of the code: style, types where rules need them, import table, unused code. */
export function lintParts(): Part[] {
  return [
    // Half of the time goes into types, which client and server do not share: two halves use two processors.
    eslintPart('eslint: client and tests', ['src', 'test']),
    eslintPart('eslint: the rest', ['.', '--ignore-pattern', 'src', '--ignore-pattern', 'test']),
    toolPart('prettier', 'prettier', ['--check', '--log-level', 'warn', '.']),
    toolPart('import table', 'depcruise', [
      '--config',
      '.dependency-cruiser.cjs',
      ...['src', 'cloudfunctions', 'local-cloud', 'config', 'test'],
    ]),
    toolPart('unused code', 'knip', []),
  ];
}

function eslintPart(name: string, paths: string[]): Part {
  return toolPart(name, 'eslint', ['--max-warnings', '0', ...paths]);
}

async function main(): Promise<void> {
  const finished = await runParts(lintParts(), 2);
  const failed = finished.filter((part) => !part.ok);
  console.log(`\n${tableOf(finished)}`);
  if (failed.length > 0) process.exitCode = 1;
}

if (process.argv[1] === __filename) void main();
