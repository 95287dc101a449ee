import { startLocalCloud } from '../../local-cloud/local-cloud';
import type { FromServer, ServerArguments, ToServer } from './messages';
import { killAt, watchBoundaries } from './write-boundaries';

/** The local cloud as a process to be killed: gateway and store for the SDK, functions for calls by message. */
async function main(options: ServerArguments): Promise<void> {
  watchBoundaries();
  const cloud = await startLocalCloud({ ...options, maxInstances: 2 });
  const say = (message: FromServer): void => void process.send?.(message);
  process.on('message', (message: ToServer) => {
    if (message.kind === 'arm') {
      killAt(message.boundary, message.nth);
      return;
    }
    const { id, openid, event } = message;
    cloud.invoke('check-in', event, { openid }).then(
      (reply) => say({ kind: 'answer', id, reply }),
      (error: unknown) => say({ kind: 'failed', id, message: String(error) }),
    );
  });
  // The killer is gone: nobody is left who would end this process.
  process.on('disconnect', () => process.exit());
  say({ kind: 'listening', gatewayUrl: cloud.gatewayUrl });
}

void main(JSON.parse(process.argv[2] ?? '{}') as ServerArguments);
