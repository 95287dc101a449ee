import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FUNCTIONS_DIR, buildFunctions } from '../functions';
import { DeployError, orUsage } from './secrets';
import { openUploader } from './tools';
import { readWanted } from './wanted';

const ROOT = path.join(__dirname, '..', '..');

const usage = `npm run upload -- --env <id> --appid <wx…> --key <file> --version <1.2.0> [--note <text>] [--preview <file.jpg>]

  --env      id of the cloud environment that the mini-program calls
  --appid    of the mini-program
  --key      the upload key from the console of the mini-program; keep it outside the repository
  --version  as it will be shown in the console
  --note     what is new
  --preview  makes a code to look at it with instead of uploading a version`;

function options() {
  const known = {
    env: { type: 'string', default: '' },
    appid: { type: 'string', default: '' },
    key: { type: 'string', default: '' },
    version: { type: 'string', default: '' },
    note: { type: 'string', default: '' },
    preview: { type: 'string' },
  } as const;
  const { values } = orUsage(usage, () => parseArgs({ options: known }));
  const wellFormed =
    /^[a-z0-9-]{4,60}$/u.test(values.env) &&
    /^wx[0-9a-f]{16}$/u.test(values.appid) &&
    /^\d+\.\d+\.\d+$/u.test(values.version) &&
    values.key !== '';
  if (!wellFormed) throw new DeployError(usage);
  if (!existsSync(values.key)) throw new DeployError(`there is no key file ${values.key}`);
  if (!path.relative(ROOT, path.resolve(values.key)).startsWith('..'))
    throw new DeployError('the upload key lies in the repository; move it out of it');
  return values;
}

/** Builds the mini-program for an environment and hands it to WeChat: as a version in the console, or as a preview. */
async function main(): Promise<void> {
  const { env, appid, key, version, note, preview } = options();
  buildClient(env);
  const ci = openUploader();
  const project = new ci.Project({
    appid,
    type: 'miniProgram',
    projectPath: ROOT,
    privateKeyPath: path.resolve(key),
  });
  // The build is what is shipped: WeChat's own transformations would only change what was tested.
  const setting = { es6: false, minify: false, codeProtect: false, autoPrefixWXSS: false };
  const what = { project, version, desc: note || version, setting };
  if (preview !== undefined)
    await ci.preview({ ...what, qrcodeFormat: 'image', qrcodeOutputDest: path.resolve(preview) });
  else {
    await ci.upload(what);
    await registerCloudCalls(env, project, ci);
  }
  console.log(
    preview === undefined ? `version ${version} is in the console` : `the code is in ${preview}`,
  );
}

function buildClient(env: string): void {
  const result = spawnSync('npx', ['taro', 'build', '--type', 'weapp'], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: 'production', WINTER_STUDY_CLOUD_ENV: env },
  });
  if (result.status !== 0) throw new DeployError('the build failed; see above');
}

/** WeChat learns which of its interfaces a function may call from the config.json that its own uploader brings. */
async function registerCloudCalls(
  env: string,
  project: object,
  ci: ReturnType<typeof openUploader>,
): Promise<void> {
  await buildFunctions();
  const { functions } = await readWanted(FUNCTIONS_DIR);
  for (const { name, folder, openapi } of functions) {
    if (openapi.length === 0) continue;
    await ci.cloud.uploadFunction({ project, env, name, path: folder, remoteNpmInstall: true });
    console.log(`function ${name}: ${openapi.join(', ')}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof DeployError ? error.message : error);
  process.exitCode = 1;
});
