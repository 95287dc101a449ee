import { repositories, type Repositories } from '../../cloudfunctions/shared/repositories';

/** Where a run dies: at which of its writes, from 1 on, before the store has it or after. */
export interface CrashPoint {
  write: number;
  after: boolean;
}

export class Crash extends Error {}

type Writes = Partial<Record<keyof Repositories, readonly string[]>>;
type Write = (...args: unknown[]) => Promise<unknown>;

/** The real repositories, whose writes are counted and one of which may kill the run. `writes` names what is a write of each. */
export function dyingRepositories(writes: Writes, crash?: CrashPoint) {
  const real = repositories();
  let made = 0;
  const dying =
    (write: Write): Write =>
    async (...args) => {
      made += 1;
      const dies = made === crash?.write;
      if (dies && !crash.after) throw new Crash();
      const result = await write(...args);
      if (dies) throw new Crash();
      return result;
    };
  const wrapped = Object.entries(writes).map(([name, methods]) => {
    const one = real[name as keyof Repositories] as unknown as Record<string, Write>;
    const replaced = methods.map((method) => {
      const write = one[method];
      if (!write) throw new Error(`${name} has no ${method}`);
      return [method, dying(write)] as const;
    });
    return [name, { ...one, ...Object.fromEntries(replaced) }] as const;
  });
  const dyingOnes = { ...real, ...Object.fromEntries(wrapped) };
  return { repositories: dyingOnes, made: () => made };
}
