import { z } from 'zod';
import type { Adapter } from '#adapters/adapter';
import { NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
import type { Dialogue, Framing, StreamWay, Turn } from '#adapters/stream';
import type { Fact } from '#core/said/facts';
import { second } from '#core/time/instant';
import type { Rules } from '#core/book/rules';
import { bindSource, type Source } from '#hub/sources/source';
import { inBoth } from '#core/said/sentence';

/**
 * A small phone system that only tests know, which holds a connection and says one thing a line: `queued 1.1 support`,
 * `answered 1.1 0201`, `gone 1.1`. After `login SECRET` it says `welcome` or `refused`, and what was there before after `list`:
 * `waits 1.1 support 40`, and `all` at the end. `ping` is answered `pong`,
 * `ends soon` asks for another connection, `switch on` with `switched on`.
 */
const settings = z.strictObject({
  port: z.number(),
  secret: z.string(),
  tls: z.boolean().optional(),
  pin: z.string().optional(),
  /** In milliseconds. */
  patience: z.number().default(10 * second),
});
type Settings = z.infer<typeof settings>;

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const lineFeed = 0x0a;

export const lines: Framing = {
  largestMessage: 1_000,
  split(bytes) {
    const messages = [];
    let taken = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, taken)) {
      const line = bytes.subarray(taken, end);
      if (line.includes(0)) {
        if (messages.length > 0) break;
        throw new NotUnderstood(inBoth('The exchange says what is no line.'));
      }
      messages.push({ text: decoder.decode(line) });
      taken = end + 1;
    }
    return { messages, taken };
  },
  join: ({ text }) => encoder.encode(`${text}\n`),
};

interface State {
  readonly stage: 'signing in' | 'listing' | 'live';
  readonly isPinged: boolean;
  readonly order: string | undefined;
}

const dialogue: Dialogue<Settings, State> = {
  opened: ({ settings: { secret, patience }, now }) => ({
    state: { stage: 'signing in', isPinged: false, order: undefined },
    say: [{ text: `login ${secret}` }],
    wakeAt: now + patience,
  }),
  heard(state, { text }, { settings: { patience }, now }): Turn<State> {
    const wakeAt = now + patience;
    const next = { ...state, isPinged: false };
    if (text === 'pong') return { state: next, wakeAt, passOver: true };
    if (text === 'refused') return { state, giveUp: new SignInRefused(inBoth('The exchange refuses the secret.')) };
    if (text === 'welcome')
      return { state: { ...next, stage: 'listing' }, wakeAt, say: [{ text: 'list' }], passOver: true };
    if (text === 'all') return { state: { ...next, stage: 'live' }, wakeAt, isLive: true };
    if (text === 'ends soon') return { state: next, wakeAt, replace: true, passOver: true };
    if (text.startsWith('trouble'))
      return { state: next, wakeAt, problems: text.split(' ').slice(1).map(inBoth), passOver: true };
    if (text.startsWith('switched') && state.order !== undefined) {
      const result =
        text === 'switched on' ? inBoth('It is on.') : new NotUnderstood(inBoth('The exchange did not switch it on.'));
      return { state: { ...next, order: undefined }, wakeAt, done: [{ order: state.order, result }] };
    }
    if (text === 'fault') throw new TypeError('28374655 is no function');
    return { state: next, wakeAt };
  },
  woken(state, { settings: { patience }, now }) {
    if (state.stage !== 'live' || state.isPinged)
      return { state, giveUp: new Unreachable(inBoth('The exchange is silent.')) };
    return { state: { ...state, isPinged: true }, say: [{ text: 'ping' }], wakeAt: now + patience };
  },
  asked: (state, { id }) => ({ state: { ...state, order: id }, say: [{ text: 'switch on' }] }),
};

/** Who is listed while the list is being told. */
type Known = { readonly listed: readonly string[] | null; readonly heard: number };

const stream: StreamWay<Settings, State, Known> = {
  way: 'stream',
  endpoint: ({ port, tls, pin }) => ({
    host: '127.0.0.1',
    port,
    tls: tls === true ? { pinnedCertificate: pin } : undefined,
  }),
  framing: lines,
  dialogue,
  personal: ['caller'],
  unread: { listed: null, heard: 0 },
  read(known, event, _settings, { source }) {
    if (event.kind !== 'message')
      return { known: { ...known, listed: event.kind === 'opened' ? [] : null }, facts: [] };
    const { at, message } = event;
    const next = { ...known, heard: known.heard + 1 };
    const [word = '', call = '', where = '', seconds = '0'] = message.split(' ');
    const said = (fact: Fact) => ({ known: next, facts: [fact] });
    switch (word) {
      case 'queued':
        return said({ source, at, kind: 'call-queued', call, queue: where });
      case 'waits': {
        const fact: Fact = {
          source,
          at,
          kind: 'call-queued',
          call,
          queue: where,
          happenedAt: at - Number(seconds) * second,
        };
        return { known: { ...next, listed: [...(known.listed ?? []), call] }, facts: [fact] };
      }
      case 'answered':
        return said({ source, at, kind: 'leg-answered', leg: `${call}@${where}`, linked: call, agent: where });
      case 'gone':
        return said({ source, at, kind: 'leg-ended', id: call, transferred: false });
      case 'all':
      case 'note':
        return { known: { ...next, listed: null }, facts: [] };
      default:
        throw new NotUnderstood(inBoth('The exchange says a word that nobody knows.'));
    }
  },
};

export const exchange = {
  id: 'exchange',
  title: 'The exchange',
  settings,
  about: { da: 'Til prøver.', en: 'For tests.' },
  secrets: ['secret'],
  provides: ['callsWaiting', 'longestWaitSeconds', 'agentsReady', 'agentsBusy', 'answeredToday', 'lostToday'],
  tells: { calls: 'events', agents: 'phones', delivery: 'exact', hangUps: 'all' },
  freshness: 'live',
  queues: () => ['support', 'sales'],
  input: stream,
  actions: [{ id: 'switch', title: inBoth('Switches it on.'), parameters: z.strictObject({}) }],
} satisfies Adapter<Settings>;

export const exchangeSecret = 'a-secret-that-nobody-sees';

/** It as a source `pbx`. */
export function exchangeSource(port: number, rules: Rules, changes: object = {}): Source {
  const result = bindSource({ id: 'pbx', adapter: 'exchange', port, secret: exchangeSecret, ...changes }, [], rules, [
    exchange,
  ]);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.source;
}
