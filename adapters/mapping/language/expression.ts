import jsonata from 'jsonata';
import type { JsonValue } from '#core/said/input';
import { isObject } from '#core/said/json';
import { asOneText as both, changed, inBoth, type Sentence } from '#core/said/sentence';
import type { Instant } from '#core/time/instant';
import { clockTime, durationOf, type Clock } from './values.ts';

/** An expression that cannot be used at all. The message says why, as the rest of a sentence. */
export class BadExpression extends Error {
  override readonly name = 'BadExpression';
}

/** An expression that came to nothing with a certain record. What it says, the rest of a sentence, quotes nothing of the record. */
export class ExpressionFailed extends Error {
  override readonly name = 'ExpressionFailed';
  readonly says: Sentence;

  constructor(says: Sentence) {
    super(says.en);
    this.says = says;
  }
}

/** What an expression knows besides the record: when it came, and what a time without a zone means. */
export interface Situation extends Clock {
  readonly at: Instant;
}

/** A compiled expression. `undefined`: there is no such thing. @throws ExpressionFailed */
export type Evaluate = (value: JsonValue, situation: Situation) => unknown;

/** How much one expression may do with one value. Counted and not timed, so that it comes to the same on any machine. */
export interface Bounds {
  /** Parts of the expression that are evaluated, each time anew. */
  readonly steps: number;
  /** Parts within parts. */
  readonly depth: number;
}

export const fieldBounds: Bounds = { steps: 20_000, depth: 200 };
/** For the one that finds the list in an answer, which it may look through from end to end. */
export const listBounds: Bounds = { steps: 2_000_000, depth: 200 };

/** A text that is longer is no field of a call, and a pattern could be at it for hours. */
const longestForPattern = 2_000;
const longestExpression = 2_000;

/** What would come to something else in a replay, or make gigabytes of nothing in one step. */
const chance: Sentence = { da: 'tilfældighed', en: 'chance' };
const refused: { readonly [name: string]: Sentence } = {
  random: chance,
  shuffle: chance,
  eval: { da: 'tekst som et udtryk', en: 'text as an expression' },
  pad: { da: 'udfyldning', en: 'padding' },
};

/**
 * Compiles JSONata. Beside its own functions it may use `$time(text)`, the milliseconds since 1970 of a time as the source
 * writes it, and `$seconds(text)`, the seconds of "mm:ss" or "hh:mm:ss". `$now()` and `$millis()` are when the record came.
 * @throws BadExpression
 */
export function compile(text: string, bounds: Bounds): Evaluate {
  if (text.length > longestExpression)
    throw new BadExpression(
      both(`er længere end ${longestExpression} tegn`, `is longer than ${longestExpression} characters`),
    );
  const name = plainName(text);
  // By far the most are the name of a field, and need no machinery.
  if (name !== undefined) return (value) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined);
  const expression = parsed(text);
  let [steps, depth] = [0, 0];
  expression.assign('__evaluate_entry', () => {
    steps += 1;
    depth += 1;
    if (steps > bounds.steps) throw new ExpressionFailed({ da: 'tager for lang tid', en: 'takes too long' });
    if (depth > bounds.depth) throw new ExpressionFailed({ da: 'går for dybt', en: 'goes too deep' });
  });
  expression.assign('__evaluate_exit', () => void (depth -= 1));
  return (value, situation) => {
    [steps, depth] = [0, 0];
    try {
      return expression.evaluate(value, functionsIn(situation)) as unknown;
    } catch (error) {
      if (error instanceof ExpressionFailed) throw error;
      const code = codeOf(error);
      throw new ExpressionFailed({ da: `kan ikke beregnes${code}`, en: `cannot be computed${code}` });
    }
  };
}

function functionsIn(situation: Situation): { readonly [name: string]: unknown } {
  return {
    now: () => new Date(situation.at).toISOString(),
    millis: () => situation.at,
    time: (value: unknown) => clockTime(value, situation, situation.at)?.at,
    seconds: (value: unknown) => durationOf(value),
  };
}

class BoundedPattern extends RegExp {
  override exec(text: string): RegExpExecArray | null {
    if (text.length > longestForPattern)
      throw new ExpressionFailed({
        da: 'leder efter et mønster i en tekst, der er for lang',
        en: 'looks for a pattern in a text that is too long',
      });
    return super.exec(text);
  }
}

type Compiler = (text: string, options: { readonly RegexEngine: typeof BoundedPattern }) => jsonata.Expression;

function parsed(text: string): jsonata.Expression {
  let expression: jsonata.Expression;
  try {
    expression = (jsonata as unknown as Compiler)(text, { RegexEngine: BoundedPattern });
  } catch (error) {
    const { da, en } = placeOf(error);
    throw new BadExpression(
      both(
        `er ikke et JSONata-udtryk${da}; navne med mellemrum står i omvendte apostroffer`,
        `is no JSONata expression${en}; names with spaces stand in backticks`,
      ),
    );
  }
  const found = refusedIn(expression.ast());
  if (found !== undefined) {
    throw new BadExpression(
      both(`bruger ${found.da}, hvad en beskrivelse ikke må`, `uses ${found.en}, which a mapping may not`),
    );
  }
  return expression;
}

/** The parts that an expression is made of. @throws BadExpression */
export function partsOf(text: string): unknown {
  return parsed(text).ast();
}

function refusedIn(node: unknown): Sentence | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const { type, value } = node as { readonly type?: unknown; readonly value?: unknown };
  if (type === 'variable' && typeof value === 'string' && Object.hasOwn(refused, value)) {
    return changed(refused[value] ?? '', (word) => `$${value} (${word})`);
  }
  if (type === 'binary' && value === '..') return { da: 'en række af tal', en: 'a range of numbers' };
  for (const part of Object.values(node)) {
    const found = refusedIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `Calls`, `` `Calls In Queue` ``: the name of a field and nothing else. */
function plainName(text: string): string | undefined {
  const match = /^\s*(?:([A-Za-z_]\w*)|`([^`\\]+)`)\s*$/.exec(text);
  const word = match?.[1];
  if (word !== undefined && words.has(word)) return undefined;
  return word ?? match?.[2];
}

const words: ReadonlySet<string> = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

function placeOf(error: unknown): Sentence {
  const { position } = error as { readonly position?: unknown };
  return typeof position === 'number'
    ? { da: ` (ved tegn ${position})`, en: ` (at character ${position})` }
    : inBoth('');
}

/** JSONata's own messages quote what they failed on; its codes do not. */
function codeOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && /^[A-Z]\d{4}$/.test(code) ? ` (JSONata ${code})` : '';
}
