import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Manager } from './cloudbase';
import { DeployError } from './secrets';
import type { Uploader } from './uploader';

/**
 * The platform's own tools. They are large and only a deployment needs them, so they have packages of their own, installed where they
 * are first asked for.
 */
function loadTool(folderName: string, packageName: string): unknown {
  const folder = path.join(__dirname, folderName);
  if (!existsSync(path.join(folder, 'node_modules', packageName))) install(folder, packageName);
  return createRequire(path.join(folder, 'package.json'))(packageName) as unknown;
}

/** The interface for an environment. Throws DeployError without the keys of its account. */
export function openManager(envId: string): Manager {
  const { CLOUDBASE_SECRET_ID: secretId, CLOUDBASE_SECRET_KEY: secretKey } = process.env;
  if (!secretId || !secretKey)
    throw new DeployError(
      'set CLOUDBASE_SECRET_ID and CLOUDBASE_SECRET_KEY to an API key of the Tencent Cloud account that owns the environment',
    );
  const CloudBase = loadTool('tools', '@cloudbase/manager-node') as new (config: object) => Manager;
  return new CloudBase({ secretId, secretKey, envId });
}

/** WeChat's uploader of mini-programs. */
export const openUploader = () => loadTool('weapp-tools', 'miniprogram-ci') as Uploader;

function install(folder: string, packageName: string): void {
  console.log(`Installing ${packageName} (once) …`);
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  const result = npm
    ? spawnSync(process.execPath, [npm, ...options], { cwd: folder, stdio: 'inherit' })
    : spawnSync('npm', options, { cwd: folder, stdio: 'inherit', shell: true });
  if (result.status !== 0)
    throw new DeployError(`${packageName} could not be installed; see above`);
}
