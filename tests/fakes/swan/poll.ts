import { request } from 'node:https';
import type { Answer, Question } from '#adapters/adapter';
import { swan } from '#adapters/swan/index';
import type { Fact } from '#core/said/facts';
import type { Input, JsonValue } from '#core/said/input';
import { surroundings } from '#tests/support/surroundings';

/** Asks once, with more patience than a busy machine needs and less than a slow answer takes. */
export async function ask({ url, headers }: Question): Promise<Answer> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(3_000), ...(headers && { headers }) });
  const text = await answer.text();
  try {
    return { status: answer.status, body: JSON.parse(text) as JsonValue };
  } catch {
    return { status: answer.status, body: text };
  }
}

/** What the adapter makes of one poll. */
export async function poll({ baseUrl }: { baseUrl: string }, changes: object = {}): Promise<readonly Fact[]> {
  const queues = { support: { group: 'Soporte', queues: ['8001', '8002'] } };
  const settings = swan.settings.parse({ baseUrl, company: 'Vestpol', queues, ...changes });
  const inputs: Input[] = [];
  await swan.input.poll({
    settings,
    surroundings,
    now: 0,
    memory: undefined,
    async ask(question) {
      const answer = await ask(question);
      inputs.push({ kind: 'poll', at: 0, source: 'pbx', response: { url: question.url, ...answer } });
      return answer;
    },
  });
  return inputs.flatMap((input) => {
    try {
      return swan.read(input, settings, surroundings);
    } catch {
      // A refusal that another answer made good for is journaled, too.
      return [];
    }
  });
}

/** Asks a server whose certificate is this one; the answer's status. */
export function statusWith(url: string, ca: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { ca, agent: false }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode));
    });
    asking.once('error', reject).end();
  });
}
