/** At the latest after so long, ms: somebody may leave the network. */
const patienceMs = 300;
/** Files asked for in one go: about a millisecond of an old phone. */
const atOnce = 6;
let asked = false;

/**
 * Has the browser fetch the pages that were not yet visited, so that they open without a network as well. It is asked for once the first
 * page has its answer: before, they would only keep that page waiting. The build names them in the document (config/taro/prefetch-pages).
 */
export function fetchLaterPages(): void {
  if (asked) return;
  asked = true;
  const named = document.getElementById('later-pages')?.textContent ?? '[]';
  fetchSome(JSON.parse(named) as string[]);
}

/** Some at a time: asking for all of them at once would hold up whoever touches the screen meanwhile. */
function fetchSome(files: string[]): void {
  if (files.length === 0) return;
  const fetchFirst = () => {
    files.slice(0, atOnce).forEach(fetchOne);
    fetchSome(files.slice(atOnce));
  };
  // Safari tells nobody when it is idle.
  if ('requestIdleCallback' in window) requestIdleCallback(fetchFirst, { timeout: patienceMs });
  else setTimeout(fetchFirst, patienceMs);
}

function fetchOne(href: string): void {
  const link = document.createElement('link');
  link.rel = 'prefetch';
  link.as = href.endsWith('.css') ? 'style' : 'script';
  link.href = href;
  document.head.append(link);
}
