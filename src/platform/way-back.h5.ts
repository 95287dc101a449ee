/** What lies beside a sheet; a click on it closes the sheet, as everybody's finger knows. */
const veil = '.sheet__veil';

/** Place of an entry in the browser's history, as the router writes it. */
const placeOf = (state: unknown): number | undefined => (state as { idx?: number } | null)?.idx;

let leaving = false;

/** The sheet in sight, if there is one; pages below keep theirs in the document. */
export function shownVeil(): HTMLElement | undefined {
  const veils = [...document.querySelectorAll<HTMLElement>(veil)];
  return veils.find((one) => one.getClientRects().length > 0);
}

/**
 * Has Back close a sheet instead of leaving the page under it: the browser is sent forward again before the router hears of
 * it. To be called once, before the router listens. Where a page was the first of its tab, the browser leaves it unasked.
 */
export function closeSheetsOnWayBack(): void {
  let here: number | undefined;
  let returning = false;
  document.addEventListener('click', () => (here = placeOf(window.history.state)), true);
  window.addEventListener('popstate', (event) => {
    const there = placeOf(event.state);
    const meant = leaving;
    leaving = false;
    if (returning) {
      returning = false;
      event.stopImmediatePropagation();
      return;
    }
    const sheet = shownVeil();
    if (meant || !sheet || here === undefined || there === undefined || there >= here) return;
    event.stopImmediatePropagation();
    returning = true;
    window.history.go(here - there);
    sheet.click();
  });
  window.addEventListener('hashchange', (event) => {
    if (returning) event.stopImmediatePropagation();
  });
}

/** To be told when the app itself goes back: then nothing holds it. */
export function goingBack(): void {
  leaving = true;
}
