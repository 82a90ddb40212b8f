import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { largestBody } from './body.ts';

/** Why bytes cannot be unpacked: they are broken; too many come out; nobody here knows how they are packed. */
export type Unpackable = 'broken' | 'too large' | 'unknown encoding';

interface Limit {
  readonly maxOutputLength: number;
}

type Unpack = (bytes: Buffer, limit: Limit) => Buffer;

const encodings: { readonly [name: string]: Unpack } = {
  identity: (bytes) => bytes,
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  // By the letter with a zlib header around it, and by many senders without.
  deflate: (bytes, limit) => ((bytes[0] ?? 0) % 16 === 8 ? inflateSync(bytes, limit) : inflateRawSync(bytes, limit)),
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
};

/** Nobody packs more often than this. */
const mostLayers = 3;

/**
 * A body as it was before it was packed for the way. By `Content-Encoding`, and gzip also where that says nothing. What
 * comes out is bounded as a body is: a few bytes can be made to hold gigabytes.
 */
export function unpacked(bytes: Buffer, contentEncoding: string | undefined): Buffer | Unpackable {
  const said = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .flatMap((name) => name.trim() || []);
  const layers = said.length === 0 && isGzip(bytes) ? ['gzip'] : said;
  if (layers.length > mostLayers) return 'unknown encoding';
  let inner = bytes;
  for (const name of layers.toReversed()) {
    const unpack = Object.hasOwn(encodings, name) ? encodings[name] : undefined;
    if (unpack === undefined) return 'unknown encoding';
    try {
      inner = unpack(inner, { maxOutputLength: largestBody });
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too large' : 'broken';
    }
  }
  return inner;
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}
