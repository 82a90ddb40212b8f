import { setTimeout as pause } from 'node:timers/promises';
import { agentsNeeded, createScribe, steps, targetOf } from './call-script.ts';
import { answerOrders } from './children.ts';
import { openConnection } from './http-connection.ts';
import { loadRhythm, type LoadOrder, type LoadReport } from './load.ts';

/** The script goes on from order to order, so that no id ever comes again. */
const script = steps(loadRhythm);
const scribe = createScribe(String(Math.floor(Date.now() / 1_000)), agentsNeeded(loadRhythm));

async function carryOut({
  address,
  connections,
  requests,
  seconds,
  perSecond = Infinity,
}: LoadOrder): Promise<LoadReport> {
  const opened = await Promise.all(Array.from({ length: connections }, () => openConnection(address)));
  const startedCpu = process.cpuUsage();
  const started = performance.now();
  const until = started + seconds * 1_000;
  let begun = 0;
  let answered = 0;
  await Promise.all(
    opened.map(async (connection) => {
      while (begun < requests && performance.now() < until) {
        const wait = started + (begun / perSecond) * 1_000 - performance.now();
        begun += 1;
        if (wait > 0) await pause(wait);
        const target = targetOf(scribe(script.next().value, Date.now()));
        if ((await connection.get(target)) === 200) answered += 1;
      }
    }),
  );
  const elapsed = performance.now() - started;
  const { user, system } = process.cpuUsage(startedCpu);
  for (const connection of opened) connection.close();
  return { answered, refused: begun - answered, seconds: elapsed / 1_000, busy: (user + system) / 1_000 / elapsed };
}

answerOrders(carryOut);
