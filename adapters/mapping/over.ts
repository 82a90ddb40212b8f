import { NotUnderstood } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { compile, ExpressionFailed, listBounds, type Evaluate } from './language/expression.ts';

const compiled = new Map<string, Evaluate>();
/** Far more than there are sources. */
const most = 200;

/**
 * What an expression of the settings comes to over an answer; `null`: nothing.
 * @throws NotUnderstood
 */
export function over(
  text: string,
  answer: JsonValue,
  place: { readonly at: Instant; readonly timeZone: string },
): JsonValue {
  let evaluate = compiled.get(text);
  if (evaluate === undefined) {
    if (compiled.size >= most) compiled.clear();
    compiled.set(text, (evaluate = compile(text, listBounds)));
  }
  try {
    const value = evaluate(answer, { ...place, format: undefined });
    return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as JsonValue);
  } catch (error) {
    if (!(error instanceof ExpressionFailed)) throw error;
    const { da, en } = error.says;
    throw new NotUnderstood({
      da: `Udtrykket ${text} ${da} med svaret.`,
      en: `The expression ${text} ${en} with the answer.`,
    });
  }
}
