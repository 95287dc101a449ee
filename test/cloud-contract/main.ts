import { spawn } from 'node:child_process';
import path from 'node:path';

/** Runs the suite against a real environment. All it does there is inside collections and files of its own. */
const NEEDED = ['CLOUDBASE_ENV', 'TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY'];

function main(): void {
  const missing = NEEDED.filter((name) => !process.env[name]);
  if (missing.length > 0) {
    console.error(
      `The contract suite needs ${missing.join(', ')}: the id of a cloud environment and a key of its account. ` +
        'It makes collections "winter_study_contract_…" and files under "winter-study-contract/" there, empties them ' +
        'again, and touches nothing else. Against the local cloud it runs within `npm test`, without any key.',
    );
    process.exitCode = 1;
    return;
  }
  const root = path.join(__dirname, '..', '..');
  // One file after the other: all of them share the environment's few collections.
  const jest = spawn(
    process.execPath,
    [
      path.join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
      ...['--selectProjects', 'cloud-contract', '--runInBand', '--verbose'],
      ...['--testPathIgnorePatterns', 'remote-mode', ...process.argv.slice(2)],
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, CLOUD_CONTRACT_TARGET: 'remote', SILENCE: 'true' },
    },
  );
  jest.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

main();
