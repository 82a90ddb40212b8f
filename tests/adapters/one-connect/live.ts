import type { Message } from '#adapters/stream';
import * as told from './payloads.ts';
import { talk } from './talk.ts';

const idOf = (text: string): string => /<requestID>([^<]*)</.exec(text)?.[1] ?? '';
const whatOf = (text: string): string => `${/<(\w+)/.exec(text)?.[1] ?? ''} ${idOf(text)}`;
export const asked = (say: readonly Message[] | undefined): readonly string[] =>
  (say ?? []).map(({ text }) => whatOf(text));

export const watching = told.message(
  'MonitorStartResponse',
  '<monitorCrossRefID>t-12345678</monitorCrossRefID>',
  told.asked('monitor'),
);
export const queueAnswer = (number: string) =>
  told.message('GetQueueResponse', '<queueDevice/>', told.asked(`queue-${number}`));

/** Signed in, with 200 and 201 in both queues, and live. */
export function live(options: Parameters<typeof talk>[0] = {}) {
  const one = talk(options);
  one.open();
  one.hear(told.granted());
  one.hear(watching);
  for (const number of ['400', '410']) {
    one.hear(queueAnswer(number));
    one.hear(told.members(number, [{ agent: '200' }, { agent: '201' }]));
  }
  for (const agent of ['200', '201']) {
    one.hear(told.snapshot(told.user(agent)));
    one.hear(told.resting(agent, false));
  }
  one.hear(told.snapshot(told.queue('400')));
  const last = one.hear(told.snapshot(told.queue('410')));
  return { ...one, last };
}
