import { createScribe, targetOf, type ScriptedRequest, type Stage } from './call-script.ts';
import { keyOf } from './stored-counts.ts';

/** One phone line: one call after the other, each request after the last was acknowledged. */
export interface Caller {
  /** The address of the request to send now: the last one again, where nobody has acknowledged it. */
  target(): string;
  /** The request was answered with success. */
  acknowledged(): void;
}

const lives: readonly (readonly Stage[])[] = [
  ['enter', 'answer', 'end'],
  ['enter', 'ring', 'answer', 'end'],
  ['enter', 'hangUp'],
  ['enter', 'answer', 'end'],
  ['enter', 'ring', 'hangUp'],
];

/** Callers who remember, by key, how often each request was sent and which were acknowledged. */
export function createCallers(count: number) {
  const sent = new Map<string, number>();
  const acknowledged = new Set<string>();
  const scribe = createScribe(String(Math.floor(Date.now() / 1_000)), count);

  function createCaller(index: number): Caller {
    let [call, step] = [index, 0];
    const life = (): readonly Stage[] => lives[call % lives.length] ?? [];
    const request = (): ScriptedRequest => scribe({ call, stage: life()[step] ?? 'enter', at: 0 }, Date.now());
    return {
      target() {
        const key = keyOf(request());
        sent.set(key, (sent.get(key) ?? 0) + 1);
        return targetOf(request());
      },
      acknowledged() {
        acknowledged.add(keyOf(request()));
        step += 1;
        if (step < life().length) return;
        [call, step] = [call + count, 0];
      },
    };
  }

  return { callers: Array.from({ length: count }, (_, index) => createCaller(index)), sent, acknowledged };
}
