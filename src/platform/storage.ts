import Taro from '@tarojs/taro';

/** Everything of ours in the phone's storage carries this prefix; raise the number when a stored shape changes. */
const prefix = 'ws1.';

/** The value stored under `key`, as it was stored; undefined if there is none or it cannot be read. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the type that it stored itself
export function readStored<Value>(key: string): Value | undefined {
  const text: unknown = Taro.getStorageSync(prefix + key);
  if (typeof text !== 'string' || text === '') return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    // Cut off by a full storage or a crash: as good as absent, and in the way of the next write.
    removeStored(key);
    return undefined;
  }
}

/** Stores a value durably. False when the phone refused it (storage full or forbidden). */
export function writeStored(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(prefix + key, JSON.stringify(value));
    return true;
  } catch {
    // Full or forbidden, which every phone words differently: who stores says what that means for the person.
    return false;
  }
}

export function removeStored(key: string): void {
  Taro.removeStorageSync(prefix + key);
}

/** Keys of ours that begin with `start`, without the common prefix. */
export function storedKeys(start: string): string[] {
  return Taro.getStorageInfoSync()
    .keys.filter((key) => key.startsWith(prefix + start))
    .map((key) => key.slice(prefix.length));
}

/**
 * Forgets what one person has done on this phone, sent or not: keys that begin with `own.`. Where that person's data is deleted, and in the
 * demonstration, where another person takes over the browser and must not be credited with it; WeChat parts the storage by account.
 */
export function forgetOwn(): void {
  for (const key of storedKeys('own.')) removeStored(key);
}
