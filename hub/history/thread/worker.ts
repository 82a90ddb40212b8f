import { parentPort, workerData } from 'node:worker_threads';
import { createHistoryAnswers } from './answers.ts';
import type { AskedOfHistory, FromHistory, HistorySetup } from './messages.ts';

/** The thread's own side begins here. It loads nothing of the hub but history. */
if (parentPort === null) throw new Error('This is the beginning of a thread and not of a program.');
const port = parentPort;
const answers = createHistoryAnswers((workerData as HistorySetup).file);

port.on('message', ({ id, question, about }: AskedOfHistory) => {
  let answer: FromHistory;
  try {
    answer = { id, answer: (answers[question] as (about: unknown) => never)(about) };
  } catch (error) {
    answer = { id, failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
  port.postMessage(answer);
  if (question === 'close') port.close();
});
