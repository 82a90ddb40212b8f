import { parentPort, workerData } from 'node:worker_threads';
import type { WriterSetup } from './messages.ts';
import type { Role } from './start-thread.ts';

/** The threads' own side begins here. Each loads what it needs, and nothing of the hub but the journal. */
const role = workerData as Role;
const port = parentPort;
if (port === null) throw new Error('This is the beginning of a thread and not of a program.');
switch (role) {
  case 'writer': {
    const { runWriter } = await import('./writer-port.ts');
    port.once('message', (setup: WriterSetup) => runWriter(port, setup));
    break;
  }
  case 'reader':
    (await import('./reader.ts')).runReader(port);
    break;
}
