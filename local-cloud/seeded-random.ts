import { hash } from 'node:crypto';

/**
 * Bytes that look random and depend on the seed alone: SHA-256 over seed and counter. Not for secrets; it exists so that
 * a run of the local cloud can be repeated.
 */
export class SeededRandom {
  /** Bytes as the characters of a text: hashing into a buffer would cost five times as much. */
  private block = '';
  private position = 0;
  private counter = 0;

  constructor(private readonly seed: string) {}

  fill(target: Uint8Array): void {
    for (let at = 0; at < target.length; at++) target[at] = this.byte();
  }

  bytes(length: number): Buffer {
    const buffer = Buffer.alloc(length);
    this.fill(buffer);
    return buffer;
  }

  /** A number from 0 up to but without 1, with 53 random bits as Math.random has. */
  fraction(): number {
    // The first 53 of 64 bits, the first byte being the highest.
    let bits = 0;
    for (let at = 0; at < 6; at++) bits = bits * 256 + this.byte();
    bits = bits * 32 + (this.byte() >> 3);
    this.byte();
    return bits / 2 ** 53;
  }

  uuid(): string {
    const bytes = this.bytes(16);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      hex.slice(12, 16),
      hex.slice(16, 20),
      hex.slice(20),
    ].join('-');
  }

  private byte(): number {
    if (this.position === this.block.length) {
      this.block = hash('sha256', `${this.seed}\n${this.counter++}`, 'binary');
      this.position = 0;
    }
    return this.block.charCodeAt(this.position++);
  }
}
