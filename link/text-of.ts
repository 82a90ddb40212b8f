import { UnexpectedAnswer } from './errors.ts';

/** The text of a body, in pieces cut anywhere but inside a letter. Whoever stops reading lets go of the connection. */
export async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      yield decoder.decode(piece.value, { stream: true });
    }
  } finally {
    // Of a connection that broke there is nothing left to let go of.
    await reader.cancel().catch(() => undefined);
  }
}

/** The whole of it, `largest` characters at most. @throws UnexpectedAnswer */
export async function textOf({ body }: Response, largest: number): Promise<string> {
  let text = '';
  if (body === null) return text;
  for await (const piece of piecesOf(body)) {
    text += piece;
    if (text.length > largest) throw new UnexpectedAnswer(tooLarge('The answer of the hub', largest));
  }
  return text;
}

export function tooLarge(what: string, largest: number): string {
  return `${what} is larger than ${largest} characters: this is hardly the address of a wallboard.`;
}
