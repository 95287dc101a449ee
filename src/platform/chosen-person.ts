import { createStore, useStore } from './store';

/** Only a demonstration can lack a person: WeChat says who calls. */
const missing = createStore(false);
const choosing = createStore(false);

/** The server knows nobody by this browser: whoever it knew before is gone, and somebody is to be chosen. */
export function noticeMissingPerson(): void {
  missing.set(true);
  choosing.set(true);
}

/** Whether nothing can be asked before a person is chosen. */
export const usePersonMissing = () => useStore(missing);
/** Whether the list of persons is open. */
export const useChoosing = () => useStore(choosing);
export const openChooser = () => choosing.set(true);
export const closeChooser = () => choosing.set(false);
