import { setTimeout as pause } from 'node:timers/promises';
import { startOneConnect } from '../../fakes/one-connect/server.ts';
import { answerOrders } from '../children.ts';
import { answeredBy, busyStory } from './busy-story.ts';
import type { BusyOrder, BusyReport, Sent } from './busy-switch.ts';
import { account, agents, callsPerSecond, queues, users } from './busy-switch.ts';

/** The story's own time: it passes as it is told to. */
const from = Date.now();
const story = { from, queues, agents, callsPerSecond };
const server = await startOneConnect({
  ...account,
  house: {
    trunk: '12345678',
    queues: queues.map((id, place) => ({
      id,
      number: String(400 + place),
      name: id,
      members: agents.filter((_, index) => index % queues.length === place),
      serviceLevelSeconds: 20,
    })),
    users: users.map((number) => ({ number, name: `Agent ${number}` })),
  },
  story: busyStory(story),
  from,
  timeZone: 'Europe/Copenhagen',
  now: Date.now,
});
let passed = 0;

/** As the clock goes. */
async function play(seconds: number): Promise<Sent[]> {
  const sent: Sent[] = [];
  const begin = performance.now();
  const before = passed;
  let answered = answeredBy(story, from + before);
  for (let elapsed = 0; elapsed < seconds * 1_000; elapsed = performance.now() - begin) {
    passed = before + Math.floor(elapsed);
    const count = answeredBy(story, from + passed);
    if (count > answered) sent.push({ answered: count, at: performance.timeOrigin + performance.now() });
    answered = count;
    await server.passUntil(from + passed);
    await pause(1);
  }
  return sent;
}

/** As fast as it is read. */
async function rush(seconds: number): Promise<void> {
  for (const until = passed + seconds * 1_000; passed < until;) {
    passed += 100;
    await server.passUntil(from + passed);
  }
}

answerOrders<BusyOrder, BusyReport>(async (order) => {
  const { host, port } = server;
  if ('play' in order) return { host, port, sent: await play(order.play) };
  if ('rush' in order) await rush(order.rush);
  return { host, port, sent: [] };
});
