import type { LevelReason, SourceState, UnknownReason } from '#core/queue';

/** Everything that the board says, in one language. A sentence with a value in it is a function of that value. */
export interface Words {
  /** For numbers and dates, as BCP 47 says it. */
  readonly locale: string;
  readonly title: string;
  readonly calm: string;
  readonly warning: { readonly [reason in LevelReason]: string };
  readonly critical: { readonly [reason in LevelReason]: string };
  readonly levelUnknown: string;
  readonly callsWaiting: string;
  readonly longestWait: string;
  readonly agents: string;
  readonly agentsReady: string;
  readonly agentsBusy: string;
  readonly agentsOther: string;
  readonly today: string;
  readonly answeredToday: string;
  readonly lostToday: string;
  readonly overflowedToday: string;
  readonly answerRate: string;
  readonly avgWait: string;
  readonly serviceLevel: (seconds: number) => string;
  readonly about: string;
  readonly estimated: string;
  readonly unknown: { readonly [reason in UnknownReason]: string };
  readonly unknownForNoReason: string;
  readonly old: (age: string) => string;
  readonly oldSince: (time: string) => string;
  readonly sources: string;
  readonly fresh: string;
  readonly ago: (age: string) => string;
  readonly source: { readonly [state in Exclude<SourceState, 'ok'>]: string };
  readonly demo: string;
  readonly connecting: string;
  readonly lost: (age: string) => string;
  readonly neverConnected: string;
  readonly reconnecting: string;
  readonly noQueues: string;
  readonly noQueuesHelp: string;
  readonly tokenNeeded: string;
  readonly tokenNeededHelp: string;
  readonly broken: string;
  readonly brokenHelp: string;
  readonly age: { readonly [unit in 'second' | 'minute' | 'hour' | 'day']: (count: number) => string };
}
