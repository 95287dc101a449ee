import { shownVeil } from './way-back.h5';

const controls = '[role="button"],[role="link"],[role="switch"],[role="tab"],[role="radio"]';

/**
 * Lets Enter and Space press what looks like a control, as a native button would, and Escape close what lies over the page.
 * To be called once.
 */
export function makeControlsReachable(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') shownVeil()?.click();
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (!(event.target instanceof HTMLElement) || !event.target.matches(controls)) return;
    event.preventDefault();
    event.target.click();
  });
}
