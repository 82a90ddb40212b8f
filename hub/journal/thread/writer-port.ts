import type { MessagePort } from 'node:worker_threads';
import { carried } from './fault.ts';
import type { Asked, FromWriter, ToWriter, WriterSetup } from './messages.ts';
import type { Writer } from './writer.ts';
import { openWriter } from './writer.ts';

/** The thread that writes: opens the journal, and then does what it is told, one thing after the other, until it is closed. */
export function runWriter(port: MessagePort, setup: WriterSetup): void {
  const tell = (message: FromWriter): void => port.postMessage(message);
  let writer: Writer;
  try {
    writer = openWriter(setup, (...line) => tell({ kind: 'log', line }));
  } catch (error) {
    return tell({ kind: 'refused', error: carried(error) });
  }
  tell({ kind: 'opened', state: writer.state, last: writer.last });
  serve(port, writer, tell);
}

function serve(port: MessagePort, writer: Writer, tell: (message: FromWriter) => void): void {
  let told = JSON.stringify(writer.state);
  let isPending = false;
  writer.settle();
  tellNews();
  writeMemoriesSoon();

  /** The state, where it is news. */
  function news() {
    const { state } = writer;
    const said = JSON.stringify(state);
    if (said === told) return {};
    told = said;
    return { state };
  }

  function answer(asked: Asked): void {
    const { id } = asked;
    try {
      const result = writer.answer(asked);
      tell({ kind: 'answer', id, answer: result, ...news() });
    } catch (error) {
      tell({ kind: 'failed', id, error: carried(error), ...news() });
    }
    if (asked.question === 'close') port.close();
  }

  /** With the next inputs if they are here already. */
  function writeMemoriesSoon(): void {
    if (isPending) return;
    isPending = true;
    setImmediate(() => {
      isPending = false;
      writer.writeMemories();
      tellNews();
    });
  }

  function tellNews(): void {
    const { state } = news();
    if (state !== undefined) tell({ kind: 'state', state });
  }

  port.on('message', (message: ToWriter) => {
    switch (message.kind) {
      case 'question':
        return answer(message);
      case 'keep':
        writer.keep(message.source, message.memory);
        return writeMemoriesSoon();
      case 'settings':
        writer.use(message.settings);
        return tellNews();
      case 'quiet':
        writer.quiet();
        return tellNews();
    }
  });
}
