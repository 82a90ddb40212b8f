import { setTimeout as pause } from 'node:timers/promises';
import type { Manager } from '../truth/manager.ts';
import type { Agent } from './agent.ts';

/** What goes on beside the calls. Times are shares of the whole run. */
export async function supervise(manager: Manager, agents: readonly Agent[], seconds: number): Promise<void> {
  const began = performance.now();
  const of = (extension: string): Agent => {
    const agent = agents.find((each) => each.extension === extension);
    if (agent === undefined) throw new Error(`Nobody sits at ${extension}.`);
    return agent;
  };
  const at = async (share: number, act: () => Promise<unknown>): Promise<void> => {
    await pause(Math.max(0, began + share * seconds * 1_000 - performance.now()));
    await act();
  };
  const pauseOf = (extension: string, reason: string | null, queue?: string): Promise<unknown> =>
    manager.ask('QueuePause', {
      Interface: `PJSIP/${extension}`,
      Paused: String(reason !== null),
      Reason: reason ?? '',
      ...(queue !== undefined && { Queue: queue }),
    });
  const gitte = { Interface: 'PJSIP/207', MemberName: 'Gitte Væver', StateInterface: 'PJSIP/207' };
  const join = (queue: string): Promise<unknown> =>
    manager.ask('QueueAdd', { Queue: queue, Paused: 'false', ...gitte });
  const leave = (queue: string): Promise<unknown> =>
    manager.ask('QueueRemove', { Queue: queue, Interface: 'PJSIP/207' });

  await Promise.all([
    at(0.03, () => join('switchpay')),
    at(0.12, () => pauseOf('202', 'Frokost')),
    at(0.2, () => pauseOf('204', 'Mail', 'switchpay')),
    at(0.27, () => pauseOf('202', null)),
    at(0.3, () => leave('switchpay')),
    at(0.34, () => unplug(of('206'), seconds * 0.15)),
    at(0.4, () => pauseOf('204', null, 'switchpay')),
    at(0.45, () => join('hallmonitor')),
    at(0.5, () => of('205').callOut(15)),
    at(0.55, () => pauseOf('201', 'Møde')),
    at(0.66, () => of('202').callOut(20)),
    at(0.75, () => pauseOf('201', null)),
    at(0.82, () => manager.ask('QueuePenalty', { Interface: 'PJSIP/207', Queue: 'hallmonitor', Penalty: '1' })),
    at(0.9, () => leave('hallmonitor')),
  ]);
}

/** When nobody talks there: a telephone that vanishes in a call stays in use. */
async function unplug(agent: Agent, seconds: number): Promise<void> {
  while (agent.isBusy()) await pause(200);
  agent.phone.unplugged = true;
  await pause(seconds * 1_000);
  agent.phone.unplugged = false;
}
