/** More came than may come. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** @throws TooLarge as soon as there are more bytes than `largest` */
export async function* atMost(largest: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > largest) throw new TooLarge();
    yield chunk;
  }
}

/** The same text in UTF-8, without a mark at its beginning; from the character set that the header names. */
export async function* inUtf8(
  contentType: string | undefined,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const decoder = decoderFor(/;\s*charset="?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8');
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}

function decoderFor(charset: string) {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
