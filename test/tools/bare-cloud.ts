import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { redirection } from '../../local-cloud/functions/caller';
import { startLocalCloud, type LocalCloud } from '../../local-cloud/local-cloud';
import { makeScratchFolder } from './scratch-folder';
import { environment } from './test-cloud';

/** A local cloud without functions, and the repositories of this process speaking to it through the real SDK. */
export interface BareCloud {
  cloud: LocalCloud;
  folder: string;
  close: () => Promise<void>;
}

export async function startBareCloud(
  documents: Readonly<Record<string, readonly object[]>>,
): Promise<BareCloud> {
  const folder = makeScratchFolder('bare-cloud-');
  const functionsDir = path.join(folder, 'no-functions');
  mkdirSync(functionsDir);
  const cloud = await startLocalCloud({
    ...{ dataDir: folder, functionsDir },
    collectionsFile: path.join(__dirname, '../../cloudfunctions/collections.json'),
  });
  for (const [collection, list] of Object.entries(documents))
    await cloud.database.insertMany(
      collection,
      list.map((one) => ({ ...one })),
    );
  Object.assign(process.env, environment, redirection(cloud.gatewayUrl), { WX_API_TOKEN: 'test' });
  const close = async (): Promise<void> => {
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { cloud, folder, close };
}
