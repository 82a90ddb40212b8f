import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { createScribe, targetOf } from '../call-script.ts';
import { answerOrders } from '../children.ts';

export interface PatienceOrder {
  readonly port: number;
  readonly perSecond: number;
  readonly seconds: number;
}

export interface PatienceReport {
  readonly answered: number;
  readonly refused: number;
  /** Refused after one was answered again. */
  readonly refusedLater: number;
  /** The longest time that an answer took. */
  readonly longestMs: number;
}

const scribe = createScribe(String(Math.floor(Date.now() / 1_000)), 100);
let calls = 0;

/** Resolves with whether it was answered with success, and after how long. */
function call(port: number): Promise<{ readonly isAnswered: boolean; readonly milliseconds: number }> {
  const path = targetOf(scribe({ call: (calls += 1), stage: 'enter', at: 0 }, Date.now()));
  const started = performance.now();
  return new Promise((resolve) => {
    const done = (isAnswered: boolean): void => resolve({ isAnswered, milliseconds: performance.now() - started });
    get({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      response.resume();
      done(response.statusCode === 200);
    }).on('error', () => done(false));
  });
}

/** As a phone system does it: each call at its own time, whatever became of the last, and none of them twice. */
answerOrders(async ({ port, perSecond, seconds }: PatienceOrder): Promise<PatienceReport> => {
  const under: ReturnType<typeof call>[] = [];
  const started = performance.now();
  for (let count = 0; count < perSecond * seconds; count += 1) {
    under.push(call(port));
    await pause(Math.max(0, started + ((count + 1) * 1_000) / perSecond - performance.now()));
  }
  const outcomes = await Promise.all(under);
  const lastBefore = outcomes.findIndex(({ isAnswered }) => !isAnswered);
  const again = outcomes.findIndex(({ isAnswered }, index) => index > lastBefore && isAnswered);
  const refused = outcomes.filter(({ isAnswered }) => !isAnswered).length;
  const later = again < 0 ? 0 : outcomes.slice(again).filter(({ isAnswered }) => !isAnswered).length;
  return {
    answered: outcomes.length - refused,
    refused,
    refusedLater: later,
    longestMs: Math.max(...outcomes.filter(({ isAnswered }) => isAnswered).map(({ milliseconds }) => milliseconds)),
  };
});
