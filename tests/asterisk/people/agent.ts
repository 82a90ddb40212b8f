import type { Random } from '../../fakes/random.ts';
import type { SipCall } from '../sip/call.ts';
import type { Phone } from '../sip/phone.ts';
import type { Caller } from './caller.ts';

/** Somebody who answers a telephone, and what he does with the callers. */
export interface Agent {
  readonly extension: string;
  readonly phone: Phone;
  isBusy(): boolean;
  /** A call that has nothing to do with any queue, as soon as he has time. */
  callOut(seconds: number): Promise<void>;
}

interface Habits {
  readonly random: Random;
  /** Who is at the other end, by his number. */
  callerOf(number: string): Caller | undefined;
}

export function newAgent(phone: Phone, { random, callerOf }: Habits): Agent {
  let calls = 0;

  async function take(call: SipCall): Promise<void> {
    calls += 1;
    call.ring();
    const answers = random.chance(0.9);
    if (await call.ended.within(answers ? random.between(1, 4) : 30)) return;
    if (!answers) return;
    const caller = callerOf(call.peer);
    await call.answer();
    caller?.connected();
    await talk(call, caller);
  }

  async function talk(call: SipCall, caller: Caller | undefined): Promise<void> {
    const seconds = random.between(5, 18);
    if (random.chance(0.08)) return sendOn(call, caller, seconds / 2);
    if (random.chance(0.06)) return handOver(call, seconds / 2);
    if (await call.ended.within(seconds)) return;
    // Either side may be the one who hangs up.
    if (caller !== undefined && random.chance(0.5)) caller.sayGoodbye();
    else await call.hangUp();
    if (!(await call.ended.within(10))) await call.hangUp();
  }

  /** To a colleague of no queue, or into one of the queues again. */
  async function sendOn(call: SipCall, caller: Caller | undefined, after: number): Promise<void> {
    if (await call.ended.within(after)) return;
    const to = random.pick(['8020', '8001', '8002']);
    if (to !== '8020') caller?.waitAgain();
    await call.sendTo(to);
    await call.ended.within(5);
    await call.hangUp();
  }

  /** Asks the colleague first. */
  async function handOver(call: SipCall, after: number): Promise<void> {
    if (await call.ended.within(after)) return;
    const question = await phone.place('8020');
    if (await question.answered.within(5)) {
      await call.ended.within(3);
      if (call.isUp()) await call.sendTo('8020', question);
      await call.ended.within(5);
    }
    await Promise.all([question.hangUp(), call.hangUp()]);
  }

  phone.onCall = (call) => {
    void take(call).finally(() => (calls -= 1));
  };
  return {
    extension: phone.user,
    phone,
    isBusy: () => calls > 0,
    async callOut(seconds) {
      calls += 1;
      const call = await phone.place('8020');
      await call.ended.within(seconds);
      await call.hangUp();
      calls -= 1;
    },
  };
}
