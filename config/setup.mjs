/**
 * Runs before `npm start` and `npm test`, with nothing but Node: installs the packages when they do not match
 * package-lock.json, and with --test finds (or on Debian as root installs) a browser for the journeys beside it, and fetches what
 * deployments are held against.
 * The path of the browser is left in .cache/browser for the tests.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchPlatformPackages } from './platform-packages.mjs';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const BROWSER_FILE = path.join(ROOT, '.cache', 'browser');
const MINIMUM_NODE = [20, 19];

const BROWSERS = {
  linux: [
    // Draws no window of its own around each page, which is half of what opening one costs.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Something that whoever runs this can mend, in words for that person. */
class SetupError extends Error {}

function fail(message) {
  throw new SetupError(message);
}

/** Runs a program to its end and answers whether it succeeded. */
async function succeeds(command, commandArguments, options) {
  return await new Promise((resolve) => {
    const child = spawn(command, commandArguments, options);
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = MINIMUM_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  fail(`Node ${MINIMUM_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
}

/** npm leaves a copy of the lock file in node_modules as its last step: what differs from ours is not installed. */
function packagesAreInstalled() {
  const installedFile = path.join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = readPackages(path.join(ROOT, 'package-lock.json'));
  const installed = readPackages(installedFile);
  return Object.entries(wanted).every(
    ([where, entry]) =>
      where === '' || entry.optional || installed[where]?.version === entry.version,
  );
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

async function installPackages() {
  console.log('Installing packages (half a minute to a few minutes, only this once) …');
  const startedAtMs = Date.now();
  // No package of ours needs its install script: all binaries come inside npm packages.
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const isInstalled = npm
    ? await succeeds(process.execPath, [npm, ...options], { cwd: ROOT, stdio: 'inherit' })
    : await succeeds('npm', options, { cwd: ROOT, stdio: 'inherit', shell: true });
  if (!isInstalled) fail('npm ci failed; its message is above.');
  checkBinaries();
  console.log(`Packages installed in ${Math.round((Date.now() - startedAtMs) / 1000)} s.`);
}

/** Fails early, and says which package, where a platform has no binary of one. */
function checkBinaries() {
  const require = createRequire(path.join(ROOT, 'package.json'));
  const checks = {
    libsql: (Database) => new Database(':memory:').close(),
    esbuild: (esbuild) => esbuild.transformSync('let a: number', { loader: 'ts' }),
    '@swc/core': (swc) => swc.transformSync('let a = 1'),
  };
  for (const [name, check] of Object.entries(checks)) {
    try {
      check(require(name));
    } catch (error) {
      fail(`${name} does not run on ${process.platform}-${process.arch}: ${error.message}`);
    }
  }
}

/** npm does not keep the executable bit of WeChat's template compilers. */
function allowTemplateCompilers() {
  if (process.platform === 'win32') return;
  const folder = process.platform === 'darwin' ? 'mac' : 'linux';
  for (const name of ['wcc', 'wcsc']) {
    const file = path.join(ROOT, 'node_modules', 'miniprogram-compiler', 'bin', folder, name);
    if (!existsSync(file)) fail(`miniprogram-compiler came without ${name} for ${folder}.`);
    chmodSync(file, 0o755);
  }
}

function runs(command, ...options) {
  return spawnSync(command, options, { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) fail(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return named;
  }
  const candidates = (BROWSERS[process.platform] ?? []).filter((file) => existsSync(file));
  // Ubuntu's chromium-browser may be a wrapper that only works with snap, so on Linux each is tried.
  return candidates.find((file) => process.platform !== 'linux' || runs(file, '--version'));
}

function canInstallWithApt() {
  return process.platform === 'linux' && process.getuid() === 0 && existsSync('/usr/bin/apt-get');
}

let aptListsAreFresh = false;

async function aptInstall(packageName) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env };
  console.log(`Installing ${packageName} from the system's packages …`);
  if (!aptListsAreFresh) {
    await succeeds('apt-get', ['-qq', 'update'], options);
    aptListsAreFresh = true;
  }
  const install = ['-qq', 'install', '-y', '--no-install-recommends', packageName];
  return await succeeds('apt-get', install, options);
}

function hasChineseFont() {
  const result = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return result.status === 0 && result.stdout.trim() !== '';
}

/** Ubuntu has no package of the small one. */
async function installBrowser() {
  return (await aptInstall('chromium-headless-shell')) || (await aptInstall('chromium'));
}

async function prepareBrowser() {
  let browser = findBrowser();
  if (!browser && canInstallWithApt() && (await installBrowser())) browser = findBrowser();
  if (!browser) {
    fail(
      'The browser journeys need Chromium or Chrome, and none was found.\n' +
        'Install one (Debian: apt-get install chromium fonts-noto-cjk; macOS: brew install --cask google-chrome)\n' +
        'or name its program in the environment variable CHROMIUM_PATH, and run npm test again.',
    );
  }
  if (process.platform === 'linux' && !hasChineseFont()) {
    if (!canInstallWithApt() || !(await aptInstall('fonts-noto-cjk'))) {
      console.warn(
        'No Chinese font was found: screenshots will show boxes (fonts-noto-cjk has one).',
      );
    }
  }
  mkdirSync(path.dirname(BROWSER_FILE), { recursive: true });
  writeFileSync(BROWSER_FILE, browser);
}

async function preparePackages() {
  if (!packagesAreInstalled()) await installPackages();
  allowTemplateCompilers();
}

async function main() {
  checkNode();
  const isForTests = process.argv.includes('--test');
  // Both wait for the network most of the time. Neither is left half done because the other failed.
  const works = isForTests ? [preparePackages(), prepareBrowser()] : [preparePackages()];
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  if (isForTests) fetchPlatformPackages();
}

main().catch((error) => {
  console.error(error instanceof SetupError ? `\n${error.message}\n` : error);
  process.exitCode = 1;
});
