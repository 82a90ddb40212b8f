/**
 * A disk that is slow on purpose, for tests and benchmarks: the one number in the shared memory is by how many
 * milliseconds each flush takes longer. Below 0 it takes until the number is changed, and whoever waits is notified.
 */
export function waitAsSlowDisk(delay: Int32Array): void {
  for (;;) {
    const milliseconds = Atomics.load(delay, 0);
    if (milliseconds >= 0) {
      if (milliseconds > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
      return;
    }
    Atomics.wait(delay, 0, milliseconds);
  }
}
