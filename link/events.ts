import { UnexpectedAnswer } from './errors.ts';
import { tooLarge } from './text-of.ts';

/** One Server-Sent Event: its name and its data, lines joined by line feeds. */
export interface ServerEvent {
  readonly name: string;
  readonly data: string;
}

/**
 * Reads the text of a `text/event-stream`, handed in in pieces cut anywhere, and calls `listener` for each whole event.
 * Written by hand because a browser's EventSource hides comment lines, and those are the only sign of life in a quiet
 * hour. `id` and `retry` are not used by the hub and are passed over. Source: HTML standard, 9.2.6.
 * An event of more than `largest` characters throws UnexpectedAnswer: it would be kept until its end.
 */
export function createEventReader(listener: (event: ServerEvent) => void, largest: number): (piece: string) => void {
  let rest = '';
  let name = '';
  let data: string[] = [];
  let dataLength = 0;
  let isFirstPiece = true;

  function readLine(line: string): void {
    if (line === '') {
      if (data.length > 0) listener({ name: name || 'message', data: data.join('\n') });
      name = '';
      data = [];
      dataLength = 0;
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') name = value;
    if (field !== 'data') return;
    data.push(value);
    // An empty line is kept, too.
    dataLength += value.length + 1;
  }

  return (piece) => {
    if (piece === '') return;
    rest += isFirstPiece ? piece.replace(/^\uFEFF/, '') : piece;
    isFirstPiece = false;
    // A carriage return at the very end may be the first half of CRLF: it waits for the next piece.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) readLine(line);
    if (dataLength + rest.length > largest) throw new UnexpectedAnswer(tooLarge('An event of the hub', largest));
  };
}
