import type { JsonValue } from '#core/said/input';
import type { JsonObject } from '#core/said/json';

/** One change of settings, as somebody might make it by hand. */
export interface RandomChange {
  readonly what: string;
  readonly configuration: JsonObject;
  /** Whether it can be used. */
  readonly isRight: boolean;
  /** Secrets that stand in it as themselves. */
  readonly secrets: readonly string[];
}

/** The settings, to be changed in place. */
interface Draft {
  readonly queues: Part[];
  readonly sources: Part[];
  readonly [name: string]: JsonValue;
}
type Part = Record<string, JsonValue>;

interface Dice {
  /** From 0 to so many, without it. */
  below(count: number): number;
  one<Item>(of: readonly Item[]): Item;
}

/** What nobody may find anywhere: another one each time. */
type Plant = (what: string) => string;
type Maker = (draft: Draft & Part, dice: Dice, plant: Plant) => void;

const queueOf = (draft: Draft, dice: Dice): Part => dice.one(draft.queues);
const ofId = (parts: readonly Part[], id: string) => parts.findIndex((part) => part['id'] === id);

/** Adds it, or takes it away where it is there. */
function toggled(parts: Part[], part: Part & { readonly id: string }): void {
  const at = ofId(parts, part.id);
  if (at === -1) parts.push(part);
  else parts.splice(at, 1);
}

const ways = (draft: Part): Part[] => (draft['messages'] ??= []) as Part[];

const right: Readonly<Record<string, Maker>> = {
  'another name': (draft, dice) => (queueOf(draft, dice)['name'] = `Kø ${dice.below(1_000)} ÆØÅ`),
  'other limits': (draft, dice) =>
    (queueOf(draft, dice)['alerts'] = {
      callsWaiting: { warning: 1 + dice.below(5), critical: 6 + dice.below(5) },
      longestWaitSeconds: { warning: 10 + dice.below(50), critical: 60 + dice.below(300) },
      forSeconds: dice.below(20),
    }),
  'another service level': (draft, dice) => (queueOf(draft, dice)['serviceLevelSeconds'] = 5 + dice.below(60)),
  'short calls left out': (draft, dice) => (queueOf(draft, dice)['shortAbandonSeconds'] = dice.below(10)),
  'another order': (draft) => void draft.queues.reverse(),
  'another language': (draft, dice) => (draft['language'] = dice.one(['da', 'en'])),
  'other hours': (draft, dice) =>
    (draft['openingHours'] = { monday: [`0${dice.below(10)}:00-${12 + dice.below(10)}:30`], friday: [] }),
  'names of agents': (draft, dice) =>
    (draft['agents'] = Array.from({ length: dice.below(9) }, (_, index) => ({
      id: String(1_000 + index),
      name: `Medarbejder ${dice.below(1_000)}`,
    }))),
  'a queue comes or goes': (draft) => toggled(draft.queues, { id: 'third', name: 'Tredje kø' }),
  'a phone system comes or goes': (draft, _dice, plant) =>
    toggled(draft.sources, {
      id: 'swan',
      adapter: 'swan',
      baseUrl: 'http://127.0.0.1:1',
      company: 'vestpol',
      headers: { 'X-Api-Key': plant('password') },
      queues: { hallmonitor: { group: 'support', queues: ['1'] } },
    }),
  'another way for messages': (draft, dice, plant) =>
    toggled(
      ways(draft),
      dice.one([
        { id: 'chat', url: `https://chat.invalid/${plant('hook')}`, format: 'teams' },
        { id: 'json', url: `https://json.invalid/${plant('json')}`, secret: plant('signature') },
        {
          id: 'mail',
          smtp: `smtps://tavle:${plant('mail')}@mail.invalid:465`,
          from: 'tavle@vestpol.invalid',
          to: ['vagt@vestpol.invalid'],
        },
      ]),
    ),
  'another secret, the old one still good': (draft, _dice, plant) => {
    const source = draft.sources[ofId(draft.sources, 'pbx')];
    if (source !== undefined) source['previousSecret'] = plant('previous-previous-previous');
  },
  'other days to keep': (draft, dice) =>
    (draft['retention'] = { personalDays: 5 + dice.below(30), figuresDays: 100 + dice.below(300) }),
};

const wrong: Readonly<Record<string, Maker>> = {
  'a queue twice': (draft) => void draft.queues.push({ ...draft.queues[0] }),
  'an unknown name': (draft, dice) => (queueOf(draft, dice)['colour'] = 'red'),
  'a wait below nothing': (draft, dice) => (queueOf(draft, dice)['serviceLevelSeconds'] = -1 - dice.below(9)),
  'an adapter that is none': (draft, _dice, plant) =>
    void draft.sources.push({ id: 'other', adapter: 'none', password: plant('none') }),
  'a secret that is none': (draft) =>
    void draft.sources.push({ id: 'other', adapter: 'flexfone-webhooks', secret: '' }),
  'a language nobody speaks': (draft) => (draft['language'] = 'xx'),
  'a way for messages without an address': (draft, _dice, plant) =>
    void ways(draft).push({ id: 'broken', secret: plant('broken') }),
};

/** A change of those settings, by chance; every seventh or so cannot be used. */
export function aRandomChange(configuration: JsonObject, random: () => number, time: number): RandomChange {
  const dice: Dice = {
    below: (count) => Math.floor(random() * count),
    one: (items) => {
      const item = items[Math.floor(random() * items.length)];
      if (item === undefined) throw new Error('There is nothing to choose from.');
      return item;
    },
  };
  const secrets: string[] = [];
  const plant: Plant = (what) => {
    const secret = `planted-${what}-${time}-${dice.below(1e9).toString(36)}`;
    secrets.push(secret);
    return secret;
  };
  const isRight = random() >= 1 / 7;
  const [what, make] = dice.one(Object.entries(isRight ? right : wrong));
  const draft = structuredClone(configuration) as Draft & Part;
  make(draft, dice, plant);
  return { what, configuration: draft, isRight, secrets };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
