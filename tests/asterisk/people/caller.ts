import type { Random } from '../../fakes/random.ts';
import type { SipCall } from '../sip/call.ts';
import type { Phone } from '../sip/phone.ts';
import type { Signal } from '../sip/signal.ts';
import { anyWithin, newSignal } from '../sip/signal.ts';

/** Somebody who calls, and waits for as long as he has patience. */
export interface Caller {
  readonly number: string;
  /** An agent has answered him; lets him hang up first; sends him into a queue again. */
  connected(): void;
  sayGoodbye(): void;
  waitAgain(): void;
  /** The whole call. */
  run(): Promise<void>;
}

export interface Plan {
  readonly number: string;
  readonly name: string;
  readonly to: string;
  readonly patienceSeconds: number;
  /** After so many seconds he presses 1, to be called back; `null`: never. */
  readonly keyAfterSeconds: number | null;
}

const [longestTalk, mostRounds] = [90, 4];

export function newCaller(phone: Phone, plan: Plan, random: Random): Caller {
  let [connected, goodbye, again] = [newSignal(), newSignal(), newSignal()];

  async function wait(call: SipCall, seconds: number): Promise<boolean> {
    const { keyAfterSeconds } = plan;
    if (keyAfterSeconds === null || keyAfterSeconds >= seconds) return anyWithin(seconds, [connected, call.ended]);
    if (await anyWithin(keyAfterSeconds, [connected, call.ended])) return true;
    if (call.isUp()) await call.press('1');
    return anyWithin(seconds - keyAfterSeconds, [connected, call.ended]);
  }

  async function waitAndTalk(call: SipCall, seconds: number, round: number): Promise<void> {
    if (!(await wait(call, seconds)) || call.ended.has()) return;
    await anyWithin(longestTalk, [goodbye, again, call.ended]);
    if (!again.has() || call.ended.has() || round === mostRounds) return;
    [connected, goodbye, again] = [newSignal(), newSignal(), newSignal()];
    return waitAndTalk(call, random.between(8, 30), round + 1);
  }

  const set = (signal: () => Signal) => (): void => signal().set();
  return {
    number: plan.number,
    connected: set(() => connected),
    sayGoodbye: set(() => goodbye),
    waitAgain: set(() => again),
    async run() {
      const call = await phone.place(plan.to, { number: plan.number, name: plan.name });
      await waitAndTalk(call, plan.patienceSeconds, 1);
      await call.hangUp();
    },
  };
}
