/** What some browsers say of their connection (Network Information API). */
interface Connection {
  type?: string;
  effectiveType?: string;
  saveData?: boolean;
}

/** Whether data should be saved: a mobile network, a slow one, or the person has asked the browser to. */
export function isNetworkDear(): Promise<boolean> {
  const { connection } = navigator as { connection?: Connection };
  const slow = /^(slow-2g|2g|3g)$/u.test(connection?.effectiveType ?? '');
  return Promise.resolve(connection?.saveData === true || connection?.type === 'cellular' || slow);
}
