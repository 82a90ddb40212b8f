import type { Milliseconds } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import type { FlexfoneApiServer } from '../flexfone-api/server.ts';
import type { NastyAnswer, NastyOptions } from '../nasty.ts';
import type { SolunoServer } from '../soluno/server.ts';
import type { Trouble } from '../soluno/trouble.ts';
import type { SwanServer } from '../swan/server.ts';
import type { WebhookCaller } from './caller.ts';

/** What a person may type after the name of a phone system. `amount`: the number after the word, if one was typed. */
export interface Word {
  readonly help: string;
  act(amount: number | undefined): void | Promise<void>;
}

export type Words = ReadonlyMap<string, Word>;

/** A way of not answering well: the word for it, and what each server calls it. */
interface Manner {
  readonly word: string;
  readonly help: string;
  readonly nasty: NastyAnswer | 'wrongTypes';
  readonly trouble: Trouble['kind'];
}

const manners: readonly Manner[] = [
  { word: 'slow', help: 'slow [SECONDS]: answers only after so long (30)', nasty: 'slow', trouble: 'slow' },
  { word: '401', help: '401: refuses the sign-in', nasty: 'refused', trouble: 'unauthorized' },
  { word: '429', help: '429 [SECONDS]: asks to be left alone for so long (60)', nasty: 'busy', trouble: 'busy' },
  { word: '500', help: '500: has a trouble of its own', nasty: 'failing', trouble: 'broken' },
  { word: 'half', help: 'half: half a JSON', nasty: 'half', trouble: 'half' },
  { word: 'html', help: 'html: a web page instead of JSON', nasty: 'html', trouble: 'html' },
  { word: 'types', help: 'types: JSON of other types than documented', nasty: 'wrongTypes', trouble: 'wrongTypes' },
  { word: 'dies', help: 'dies: hangs up in the middle of an answer', nasty: 'dies', trouble: 'dies' },
];

/** Well again; off altogether; and every manner of answering wrongly. `next` is told which, and `null` for none. */
function wordsFor(
  server: { close(): Promise<void>; open(): Promise<void> },
  next: (manner: Manner | null, amount: number | undefined) => void,
): [string, Word][] {
  const change = (manner: Manner | null) => (amount: number | undefined) => {
    next(manner, amount);
    // It may have been off.
    return server.open();
  };
  return [
    ['ok', { help: 'ok: well again', act: change(null) }],
    ['off', { help: 'off: nobody answers there (connection refused)', act: () => server.close() }],
    ...manners.map((manner): [string, Word] => [manner.word, { help: manner.help, act: change(manner) }]),
  ];
}

function clockWord(help: string, set: (ahead: Milliseconds) => void): [string, Word] {
  return ['clock', { help, act: (minutes = 0) => set(minutes * minute) }];
}

const optionsFor = (amount: number | undefined): NastyOptions => ({
  slowFor: (amount ?? 30) * second,
  retryAfterSeconds: amount ?? 60,
});

/** Wrong in a way of its own. */
function also<Nasty>(server: { nasty(next: Nasty): void; open(): Promise<void> }, nasty: Nasty): Word['act'] {
  return () => {
    server.nasty(nasty);
    return server.open();
  };
}

export function swanWords(server: SwanServer): Words {
  return new Map([
    ...wordsFor(server, (manner, amount) => server.nasty(manner?.nasty ?? 'none', optionsFor(amount))),
    ['error', { help: 'error: the envelope says "error": true', act: also(server, 'errorEnvelope') }],
    ['reset', { help: "reset: today's totals begin anew, now", act: () => server.nasty('resetTotals') }],
    clockWord('clock MINUTES: its clock is so far ahead (0: right), and with it its midnight', server.setAhead),
  ]);
}

export function flexfoneApiWords(server: FlexfoneApiServer): Words {
  return new Map([
    ...wordsFor(server, (manner, amount) => server.nasty(manner?.nasty ?? 'none', optionsFor(amount))),
    ['echo', { help: 'echo: an error page that repeats the secret', act: also(server, 'echoes') }],
    ['ignore', { help: 'ignore: says that it switches a call flow, and does not', act: also(server, 'ignores') }],
  ]);
}

function troubleOf({ trouble: kind }: Manner, amount: number | undefined): Trouble {
  if (kind === 'slow') return { kind, delay: (amount ?? 30) * second };
  if (kind === 'busy') return { kind, retryAfterSeconds: amount ?? 60 };
  return { kind };
}

/** `setAhead`: sets its clock. */
export function solunoWords(server: SolunoServer, setAhead: (by: Milliseconds) => void): Words {
  return new Map([
    ...wordsFor(server, (manner, amount) => server.trouble(manner === null ? null : troubleOf(manner, amount))),
    clockWord('clock MINUTES: its clock, and every time in its records, is so far ahead (0: right)', setAhead),
  ]);
}

export function callerWords(caller: WebhookCaller): Words {
  return new Map([
    ['ok', { help: 'ok: calls the hub', act: () => caller.speak(true) }],
    ['off', { help: 'off: is silent, and what happens meanwhile is never told', act: () => caller.speak(false) }],
  ]);
}

/** Does what a line says: `swan 500`. Returns what to tell the person. */
export async function obey(line: string, systems: ReadonlyMap<string, Words>): Promise<string> {
  const [name = '', word = '', amount] = line.trim().split(/\s+/);
  if (name === '') return '';
  const words = systems.get(name);
  if (words === undefined) return helpFor(systems);
  const found = words.get(word);
  const number = amount === undefined ? undefined : Number(amount);
  if (found === undefined || Number.isNaN(number)) return helpFor(new Map([[name, words]]));
  await found.act(number);
  return `${name}: ${found.help}`;
}

export function helpFor(systems: ReadonlyMap<string, Words>): string {
  const lines = [...systems].map(([name, words]) =>
    [`${name} ...`, ...[...words.values()].map(({ help }) => `  ${help}`)].join('\n'),
  );
  return lines.join('\n');
}
