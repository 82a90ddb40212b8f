import { TokenParser, Tokenizer, TokenType } from '@streamparser/json';
import type { JsonValue } from '#core/said/input';
import { exactNumber } from '../../../machine/exact-number.ts';

/** An answer that breaks off, is damaged or is too large. The message never holds a part of it. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
}

/** Reads JSON as its bytes come. */
export interface JsonReader {
  /** @throws BadAnswer */
  write(bytes: Uint8Array): void;
  /** @throws BadAnswer where the JSON is not complete */
  end(): void;
}

/** Nested deeper than this no phone system means it, and every later reader would have to bear it. */
const deepest = 64;

/** So many lists and objects may be in one value: an empty one costs fifty times the two bytes that it is written in. */
const mostContainers = 200_000;

class ExactTokenizer extends Tokenizer {
  protected override parseNumber(text: string): number {
    // Invalid numbers never come here; the parser takes any value.
    return exactNumber(text) as number;
  }
}

/**
 * Hands over each value at `path`: `$` is the whole, `$.*` each item of a list. `offset`: the bytes up to its last token.
 * Only the values themselves are kept in memory, and each only until it has been handed over.
 */
export function jsonReader(path: '$' | '$.*', take: (value: JsonValue, offset: number) => void): JsonReader {
  const tokenizer = new ExactTokenizer();
  const parser = new TokenParser({ paths: [path], keepStack: false });
  let depth = 0;
  let offset = 0;
  let containers = 0;
  tokenizer.onToken = (info) => {
    if (info.token === TokenType.LEFT_BRACE || info.token === TokenType.LEFT_BRACKET) {
      depth += 1;
      containers += 1;
    } else if (info.token === TokenType.RIGHT_BRACE || info.token === TokenType.RIGHT_BRACKET) depth -= 1;
    if (depth > deepest) throw new BadAnswer('The answer is nested too deeply.');
    if (containers > mostContainers) throw new BadAnswer('The answer has more parts than an answer can have.');
    offset = info.offset;
    parser.write(info);
  };
  parser.onValue = ({ value }) => {
    containers = 0;
    take(value as JsonValue, offset);
  };
  return {
    write: (bytes) => guarded(() => tokenizer.write(bytes)),
    end() {
      guarded(() => tokenizer.end());
      if (!parser.isEnded) throw new BadAnswer('The answer breaks off in the middle.');
    },
  };
}

/** The parser's own messages quote the answer, in which there are phone numbers. */
function guarded(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof BadAnswer) throw error;
    throw new BadAnswer('The answer is no complete JSON.');
  }
}
