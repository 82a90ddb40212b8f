import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Queue } from '#core/board/queue';
import { readConfig } from '#hub/config/config';
import { createLedger } from '#hub/books/ledger';
import { readCapture } from '#hub/journal/captures/read-capture';

const folder = join(import.meta.dirname, '../fixtures/where-numbers-go-wrong');

interface Expected {
  readonly at: string;
  readonly queues: { readonly [id: string]: Partial<Queue> };
}

/** A day that is told in a few lines, and what the board must show of it. One for each way in which numbers go wrong. */
describe('where numbers go wrong', () => {
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.ndjson') ? [file.replace('.ndjson', '')] : []));

  it.each(names)('%s', (name) => {
    const config = readConfig(join(folder, 'config.json'), { environment: {} });
    const ledger = createLedger({ rules: config.rules, sources: config.sources, complete: true });
    const inputs = [...readCapture(join(folder, `${name}.ndjson`))];
    const expected = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8')) as readonly Expected[];
    expect(expected.length).toBeGreaterThan(0);
    for (const { at, queues } of expected) {
      const now = Date.parse(at);
      while (inputs[0] !== undefined && inputs[0].at <= now) {
        const [input] = inputs.splice(0, 1);
        if (input !== undefined) ledger.take(input);
      }
      const shown = Object.fromEntries(ledger.picture(now).queues.map((queue) => [queue.id, queue]));
      expect(shown, `${name} at ${at}`).toMatchObject(queues);
    }
  });
});
