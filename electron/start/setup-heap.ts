import { setFlagsFromString } from 'node:v8';

/**
 * First of all: the hub lives in this process, and makes much that is soon garbage. Left to itself, V8 lets the heap grow
 * to ten times what is alive before it looks; so it looks when a third has been added, and keeps the space for what is
 * new as small as it began. `--max-old-space-size` would have to be said before the process is there.
 */
export function setupHeap(): void {
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--semi-space-growth-factor=1');
}
