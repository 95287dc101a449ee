import { runtime } from './cloudbase';
import type { Wanted } from './state';

/**
 * What the repository wants of an environment in the form of CloudBase's own command line tool, for who would rather use that: functions
 * with their timers, collections closed to clients, indexes. Without environment variables: those are secrets.
 */
export function cloudbasercOf({ functions, collections }: Wanted, envId: string) {
  return {
    version: '2.0',
    envId,
    functionRoot: 'dist/cloudfunctions',
    framework: {
      name: 'winter-study',
      plugins: {
        functions: {
          use: '@cloudbase/framework-plugin-function',
          inputs: {
            functionRootPath: 'dist/cloudfunctions',
            functions: functions.map((one) => ({
              ...{ name: one.name, handler: 'index.main', runtime },
              ...{ timeout: one.timeoutSeconds, memory: one.memoryMegabytes },
              ...{ installDependency: true, ignore: ['*.map'] },
              triggers: one.triggers.map((trigger) => ({ ...trigger, type: 'timer' })),
            })),
          },
        },
        database: {
          use: '@cloudbase/framework-plugin-database',
          inputs: {
            collections: collections.map(({ name, indexes }) => ({
              ...{ collectionName: name, aclTag: 'ADMINONLY' },
              createIndexes: indexes.map((index) => ({
                ...{ name: index.name, unique: index.unique },
                keys: index.keys.map(([path, direction]) => ({
                  name: path,
                  direction: String(direction),
                })),
              })),
            })),
          },
        },
      },
    },
  };
}
