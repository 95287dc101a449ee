import type { VideoPlaces } from '@contract/authoring-answers';
import type { CallResult, FailureCode } from '@/platform/cloud';
import { passingFailures } from '@/platform/passing-failures';

export interface SendingPorts {
  bytes: number;
  /** Asks for the places of the parts and which of them are there already. */
  begin: () => Promise<CallResult<VideoPlaces>>;
  /** Sends one part to its place; answers the id of the file, or undefined if it did not arrive. Throws where it cannot be read. */
  send: (
    from: number,
    length: number,
    cloudPath: string,
    onProgress: (share: number) => void,
  ) => Promise<string | undefined>;
  arrived: (part: number, fileId: string) => Promise<CallResult<unknown>>;
  pause: (ms: number) => Promise<void>;
  isCancelled: () => boolean;
  onProgress: (share: number) => void;
}

/** Between two tries on a bad line, ms; after the last one the person decides. */
const pausesMs = [1_000, 4_000, 10_000];

export type SendingResult =
  | { kind: 'sent' }
  | { kind: 'cancelled' }
  /** The phone does not give the file, or has no room for a part of it. */
  | { kind: 'unreadable' }
  | { kind: 'failed'; code: FailureCode };

const cancelled: SendingResult = { kind: 'cancelled' };
const failed = (code: FailureCode): SendingResult => ({ kind: 'failed', code });

/**
 * Sends a video part by part. A part that does not arrive is tried again at a fresh place, some times in a row; every part that arrives
 * starts the counting anew. What has arrived stays, so that whoever begins again sends the rest alone.
 */
export async function sendParts(ports: SendingPorts): Promise<SendingResult> {
  for (let fails = 0; ;) {
    const begun = await ports.begin();
    const round = begun.ok
      ? await sendRound(begun.data, ports)
      : { ended: failed(begun.code), came: 0 };
    const { ended, came } = round;
    if (ended.kind !== 'failed') return ended;
    if (ports.isCancelled()) return cancelled;
    fails = came > 0 ? 0 : fails;
    const pauseMs = pausesMs[fails];
    if (pauseMs === undefined || !passingFailures.includes(ended.code)) return ended;
    fails += 1;
    await ports.pause(pauseMs);
  }
}

/** One walk over the parts that are missing, until one does not arrive. */
async function sendRound(
  { partBytes, paths, arrived }: VideoPlaces,
  ports: SendingPorts,
): Promise<{ ended: SendingResult; came: number }> {
  const there = new Set(arrived);
  const lengthOf = (part: number) => Math.min(partBytes, ports.bytes - part * partBytes);
  let sentBytes = arrived.reduce((sum, part) => sum + lengthOf(part), 0);
  const tell = (more: number) => ports.onProgress((sentBytes + more) / ports.bytes);
  tell(0);
  let came = 0;
  for (const [part, path] of paths.entries()) {
    if (there.has(part)) continue;
    if (ports.isCancelled()) return { ended: cancelled, came };
    const length = lengthOf(part);
    let fileId: string | undefined;
    try {
      fileId = await ports.send(part * partBytes, length, path, (share) => tell(share * length));
    } catch {
      // The phone's own words help nobody; the screen says what to do.
      return { ended: { kind: 'unreadable' }, came };
    }
    if (fileId === undefined) return { ended: failed('NETWORK_FAILED'), came };
    const noted = await ports.arrived(part, fileId);
    // The storage may have lost it; another place is another try.
    const isLost = !noted.ok && noted.code === 'UPLOAD_NOT_FOUND';
    if (!noted.ok) return { ended: failed(isLost ? 'NETWORK_FAILED' : noted.code), came };
    came += 1;
    sentBytes += length;
    tell(0);
  }
  return { ended: { kind: 'sent' }, came };
}

/** The server's limit; a phone does not even read what is larger. */
export const mostVideoBytes = 100 * 1024 * 1024;

/** So much of the beginning and the end is looked at. */
export const fingerprintBytes = 65_536;

/** Tells one file from another of the same size, without reading all of it: FNV-1a over its beginning and its end. */
export const fingerprintOf = (bytes: number, ends: readonly Uint8Array[]): string =>
  [bytes.toString(16).padStart(8, '0'), ...ends.map(fnv)].join('-');

function fnv(content: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of content) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
