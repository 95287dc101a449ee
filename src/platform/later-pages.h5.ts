/** At the latest after so long, ms: somebody may leave the network. */
const patienceMs = 300;
let asked = false;

/**
 * Has the browser fetch the pages that were not yet visited, so that they open without a network as well. It is asked for once the first
 * page has its answer: before, they would only keep that page waiting. The build names them in the document (config/taro/prefetch-pages).
 */
export function fetchLaterPages(): void {
  if (asked) return;
  asked = true;
  const named = document.getElementById('later-pages')?.textContent ?? '[]';
  const fetchAll = () => (JSON.parse(named) as string[]).forEach(fetchOne);
  // Safari tells nobody when it is idle.
  if ('requestIdleCallback' in window) requestIdleCallback(fetchAll, { timeout: patienceMs });
  else setTimeout(fetchAll, patienceMs);
}

function fetchOne(href: string): void {
  const link = document.createElement('link');
  link.rel = 'prefetch';
  link.as = href.endsWith('.css') ? 'style' : 'script';
  link.href = href;
  document.head.append(link);
}
