import { expect, test } from 'vitest';
import type { Message } from '#adapters/stream';
import { eventually } from '#tests/support/eventually';
import { startExchange } from '#tests/support/exchange-server';
import { startStream } from '../start-stream.ts';

test('what only the dialogue knows is kept behind what it heard, and when nothing was heard', async () => {
  const exchange = await startExchange();
  const noted = (text: string): readonly Message[] => [{ text: `note ${text}` }];
  const talk = {
    opened: () => ({ state: 0, say: [{ text: 'login x' }], journal: noted('opened') }),
    heard: (state: unknown, { text }: Message, now: number) => ({
      state,
      journal: noted(text),
      passOver: text === 'welcome',
      isLive: true,
      wakeAt: now,
    }),
    woken: (state: unknown) => ({ state, journal: noted('woken') }),
    asked: () => undefined,
  };
  const stream = startStream(exchange, { source: { talk } });
  await eventually('it is woken', () => stream.said().includes('note woken'));
  exchange.say('queued 1 support');
  await eventually('it is kept', () => stream.said().includes('queued 1 support'));
  const said = stream.said();
  expect(said.slice(0, 2)).toStrictEqual(['opened pbx', 'note opened']);
  expect(said).not.toContain('welcome');
  expect(said[said.indexOf('queued 1 support') + 1]).toBe('note queued 1 support');
});
