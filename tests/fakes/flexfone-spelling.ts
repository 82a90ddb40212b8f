import type { Instant, Milliseconds } from '#core/time/instant';
import { offsetText, wallClock } from '../truth/local-time.ts';
import type { FlexfoneMessage, MessageValue } from './flexfone-messages.ts';
import type { Random } from './random.ts';

export const timeStampForms = [
  'isoT',
  'isoSpace',
  'isoZone',
  'isoMilliseconds',
  'danish',
  'unixSeconds',
  'unixMilliseconds',
  'missing',
  'garbage',
  'hoursWrong',
  'mix',
] as const;
export type TimeStampForm = (typeof timeStampForms)[number];

const plainNameForms = ['documented', 'lower', 'upper', 'snake', 'kebab', 'spaced'] as const;
export const nameForms = [...plainNameForms, 'mix'] as const;
export type NameForm = (typeof nameForms)[number];

/** `split`: some parameters in the query, the others in a form. */
export const methodForms = ['get', 'form', 'json', 'split', 'mix'] as const;
export type MethodForm = (typeof methodForms)[number];

export interface Spelling {
  readonly timeZone: string;
  readonly timeStamps: TimeStampForm;
  readonly names: NameForm;
  readonly booleans: 'lower' | 'capital' | 'upper' | 'mix';
  readonly durations: 'seconds' | 'clock';
  /** Of Medarbejderintegration; an Integrationsmodul always calls its address with GET, except in the `mix`. */
  readonly methods: MethodForm;
  /** In a JSON body: truths and seconds as text, or as JSON's own. */
  readonly jsonTypes: 'text' | 'native';
}

/** One web request. `contentType`: what the body is sent as; absent where there is none. */
export interface FlexfoneRequest {
  readonly at: Instant;
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly query: { readonly [name: string]: string };
  readonly body?: { readonly [name: string]: string | number | boolean };
  readonly contentType?: 'form' | 'json';
}

export function spelled(message: FlexfoneMessage, spelling: Spelling, random: Random): FlexfoneRequest {
  const { at, path } = message;
  const form = methodOf(message, spelling.methods, random);
  const pairs: [string, string][] = [];
  const natives: [string, string | number | boolean][] = [];
  for (const [name, value] of message.parameters) {
    const text = valueText(value, spelling, random);
    if (text === null) continue;
    const spelledName = nameText(name, spelling.names, random);
    pairs.push([spelledName, text]);
    natives.push([spelledName, spelling.jsonTypes === 'native' ? nativeValue(value, text) : text]);
  }
  switch (form) {
    case 'get':
      return { at, path, method: 'GET', query: Object.fromEntries(pairs) };
    case 'form':
      return { at, path, method: 'POST', query: {}, body: Object.fromEntries(pairs), contentType: form };
    case 'json':
      return { at, path, method: 'POST', query: {}, body: Object.fromEntries(natives), contentType: form };
    case 'split': {
      const query = Object.fromEntries(pairs.slice(0, 2));
      return { at, path, method: 'POST', query, body: Object.fromEntries(pairs.slice(2)), contentType: 'form' };
    }
  }
}

function methodOf(message: FlexfoneMessage, methods: MethodForm, random: Random): Exclude<MethodForm, 'mix'> {
  if (methods === 'mix') return random.pick(['get', 'form', 'json', 'split']);
  return message.path.startsWith('queue/') ? 'get' : methods;
}

function nameText(name: string, form: NameForm, random: Random): string {
  const chosen = form === 'mix' ? random.pick(plainNameForms) : form;
  // "UniqueCallId" and "Unique CallId" both come apart into their words; a name without capitals is one word.
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [name];
  switch (chosen) {
    case 'lower':
      return words.join('').toLowerCase();
    case 'upper':
      return words.join('').toUpperCase();
    case 'snake':
      return words.join('_').toLowerCase();
    case 'kebab':
      return words.join('-');
    case 'spaced':
      return words.join(' ');
    case 'documented':
      return name;
  }
}

function valueText(value: MessageValue, spelling: Spelling, random: Random): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return booleanText(value, spelling.booleans, random);
  if ('duration' in value) return durationText(value.duration, spelling.durations);
  return timeStampText(value.timeStamp, spelling.timeStamps, spelling.timeZone, random);
}

/** Ids stay text: as a number "1794978880.1040" would lose its nought. */
function nativeValue(value: MessageValue, text: string): string | number | boolean {
  if (typeof value === 'boolean') return value;
  return typeof value === 'object' && 'duration' in value && /^\d+$/.test(text) ? Number(text) : text;
}

function booleanText(value: boolean, form: Spelling['booleans'], random: Random): string {
  const text = String(value);
  const forms = { lower: text, capital: text.charAt(0).toUpperCase() + text.slice(1), upper: text.toUpperCase() };
  return form === 'mix' ? random.pick(Object.values(forms)) : forms[form];
}

function durationText(duration: Milliseconds, form: Spelling['durations']): string {
  const seconds = Math.floor(duration / 1000);
  if (form === 'seconds') return String(seconds);
  const two = (part: number): string => String(Math.floor(part)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** `null`: the parameter is not sent. */
function timeStampText(at: Instant, form: TimeStampForm, timeZone: string, random: Random): string | null {
  const seconds = wallClock(at, timeZone).slice(0, 19);
  switch (form) {
    case 'isoT':
      return seconds;
    case 'isoSpace':
      return seconds.replace('T', ' ');
    case 'isoZone':
      return seconds + offsetText(at, timeZone);
    case 'isoMilliseconds':
      return new Date(at).toISOString();
    case 'danish':
      return `${seconds.slice(8, 10)}-${seconds.slice(5, 7)}-${seconds.slice(0, 4)} ${seconds.slice(11)}`;
    case 'unixSeconds':
      return String(Math.floor(at / 1000));
    case 'unixMilliseconds':
      return String(at);
    case 'missing':
      return null;
    case 'garbage':
      return random.pick(['', '0000-00-00 00:00:00', 'i formiddags', '2026-13-45T99:99:99', 'NaN', '-1']);
    case 'hoursWrong':
      return wallClock(at + random.pick([-5, -1, 1, 2, 12]) * 3_600_000, timeZone).slice(0, 19);
    case 'mix':
      return timeStampText(at, random.pick(timeStampForms.slice(0, -1)), timeZone, random);
  }
}
