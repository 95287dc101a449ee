import path from 'node:path';
import { startLocalCloud } from '../../../local-cloud';

/**
 * A local cloud in a process of its own, to be killed: inserts one document after another through the direct handle and
 * prints each id once it was acknowledged.
 */
async function main(folder: string): Promise<void> {
  const cloud = await startLocalCloud({
    dataDir: path.join(folder, 'data'),
    functionsDir: path.join(folder, 'functions'),
    collectionsFile: path.join(folder, 'collections.json'),
  });
  for (let n = 0; ; n++) {
    const code = `async ({ db, _ }) => {
      await db.collection('plain').add({ data: { _id: 'd${n}' } });
      await db.collection('records').where({ _id: 'r', 'entries.e${n}': _.exists(false) })
        .update({ data: { 'entries.e${n}': _.set({ points: 1 }), score: _.inc(1), attended: _.push(['s${n}']) } });
    }`;
    await cloud.invoke('probe', { code }, { openid: 'oChild' });
    process.stdout.write(`${n}\n`);
  }
}

void main(process.argv[2] ?? '');
