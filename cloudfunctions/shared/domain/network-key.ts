import { createHmac } from 'node:crypto';

/**
 * What stands for the network a check-in came from: the same for one address at one session, and nothing across sessions.
 * 32 bits, hex: enough to see that many came at once from one place, too little to be a trace. The address is kept nowhere.
 */
export function networkKeyOf(serverKey: string, sessionId: string, address: string): string {
  const text = `network:${sessionId}:${address}`;
  return createHmac('sha256', serverKey).update(text).digest('hex').slice(0, 8);
}
