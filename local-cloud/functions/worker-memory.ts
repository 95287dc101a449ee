/** Heap and buffers of this thread alone, in megabytes; what the process has beside belongs to others. */
export function megabytesInUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return Math.ceil((heapUsed + arrayBuffers) / 1024 ** 2);
}
