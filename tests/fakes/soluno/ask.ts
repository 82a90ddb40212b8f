import type { Answer, Ask } from '#adapters/adapter';
import { Unreachable } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import { inBoth } from '#core/said/sentence';

/** Asks over real HTTP, with nothing of the hub's poller: whatever comes is parsed, or is text. `took` sees each answer. */
export function plainAsk(took: (url: string, answer: Answer) => void = () => {}): Ask {
  return async ({ url, method = 'GET', headers = {}, body, confidential }) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(url, { method, headers, ...sent }).catch(() => {
      throw new Unreachable(inBoth('There is no answer.'));
    });
    const text = await response.text().catch(() => {
      throw new Unreachable(inBoth('The answer breaks off.'));
    });
    const answer = { status: response.status, body: parsed(text) };
    if (confidential !== true) took(url, answer);
    return answer;
  };
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
