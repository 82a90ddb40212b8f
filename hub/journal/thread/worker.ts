import { parentPort, workerData } from 'node:worker_threads';
import type { ReaderSetup, WriterSetup } from './messages.ts';

/** The threads' own side begins here. Each loads what it needs, and nothing of the hub but the journal. */
const setup = workerData as WriterSetup | ReaderSetup;
if (parentPort === null) throw new Error('This is the beginning of a thread and not of a program.');
switch (setup.role) {
  case 'writer':
    (await import('./writer-port.ts')).runWriter(parentPort, setup);
    break;
  case 'reader':
    (await import('./reader.ts')).runReader(parentPort, setup);
    break;
}
