import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { asterisk } from '#adapters/asterisk/index';
import type { Known } from '#adapters/asterisk/read/known';
import { fieldsOf } from '#adapters/asterisk/message';
import type { StreamEvent } from '#adapters/stream';
import type { CallLeft, Fact } from '#core/said/facts';
import { parseCaptureLine } from '#hub/journal/captures/capture';
import { recordedSettings } from '#tests/support/fixtures';
import { surroundings } from '#tests/support/surroundings';

const folder = fileURLToPath(new URL('../../fixtures/asterisk/sessions', import.meta.url));
const settings = asterisk.settings.parse(recordedSettings('asterisk'));

/** What a user with the rights of a wallboard heard of a real Asterisk, as the journal keeps it. */
function recordedSession(name: string): readonly StreamEvent[] {
  const lines = readFileSync(`${folder}/${name}.ndjson`, 'utf8').trimEnd().split('\n');
  return lines.map((line, index) => {
    const input = parseCaptureLine(line, index + 1);
    if (input.kind !== 'stream') throw new Error('A stream has messages only.');
    const { at, source, message } = input;
    if (source !== '#streams') return { kind: 'message', at, message };
    return { kind: message.startsWith('opened') ? 'opened' : 'lost', at };
  });
}

interface Heard {
  readonly facts: readonly Fact[];
  /** Of each answer of Asterisk's, queue by queue: its word, and what its events had told until then. */
  readonly compared: readonly { readonly word: Comparable; readonly ours: Comparable }[];
}

interface Comparable {
  readonly queue: string;
  readonly waiting: readonly string[];
  readonly members: readonly string[];
}

function hear(name: string): Heard {
  const facts: Fact[] = [];
  const compared: { readonly word: Comparable; readonly ours: Comparable }[] = [];
  let known: Known = asterisk.input.unread;
  for (const event of recordedSession(name)) {
    if (event.kind === 'message' && event.message.startsWith('Event: QueueStatusComplete'))
      compared.push(...compare(known, event.message));
    const after = asterisk.input.read(known, event, settings, surroundings);
    known = after.known;
    facts.push(...after.facts);
  }
  expect(known).toMatchObject({ listings: [] });
  return { facts, compared };
}

/** Only of queues that somebody listens to: before its first answer nothing is known. */
function compare(known: Known, message: string) {
  const listing = known.listings.find(({ id }) => id === fieldsOf(message).get('actionid'));
  const heard = (listing?.queues ?? []).filter(({ queue }) =>
    known.queues.some((each) => each.queue === queue && each.deafSince === null),
  );
  return heard.map(({ queue }) => ({
    word: comparable(queue, listing?.entries ?? [], listing?.members ?? []),
    ours: comparable(queue, known.waiting, known.members),
  }));
}

type Stay = Pick<Known['waiting'][number], 'queue' | 'uniqueid'>;
type Member = Pick<Known['members'][number], 'queue' | 'interface' | 'status' | 'paused'>;

function comparable(queue: string, waiting: readonly Stay[], members: readonly Member[]): Comparable {
  const own = members.filter((member) => member.queue === queue);
  return {
    queue,
    waiting: waiting
      .filter((stay) => stay.queue === queue)
      .map(({ uniqueid }) => uniqueid)
      .toSorted(),
    members: own.map((member) => `${member.interface} ${member.status} ${member.paused}`).toSorted(),
  };
}

/** How many entered a queue, and what became of them. */
function totals(facts: readonly Fact[], queue: string) {
  const entered = new Set(
    facts.flatMap((fact) => (fact.kind === 'call-queued' && fact.queue === queue ? [fact.call] : [])),
  );
  const answered = new Set(
    facts.flatMap((fact) => (fact.kind === 'leg-answered' && fact.linked !== undefined ? [fact.linked] : [])),
  );
  const lost = facts.filter((fact) => fact.kind === 'leg-ended').filter(({ id }) => entered.has(id));
  const left = (reason: CallLeft['reason']) =>
    facts.filter(
      (fact) => fact.kind === 'call-left' && fact.queue === queue && fact.reason === reason && !answered.has(fact.call),
    );
  return {
    entered: entered.size,
    answered: [...entered].filter((call) => answered.has(call)).length,
    lost: lost.length,
    timeout: left('timeout').length,
    key: left('key').length,
  };
}

const none = { entered: 0, answered: 0, lost: 0, timeout: 0, key: 0 };

describe('two busy minutes of an Asterisk 22.10', () => {
  const { facts, compared } = hear('busy-22');

  it('are known by their events as Asterisk knows them, at each answer', () => {
    expect(compared.length).toBeGreaterThan(5);
    for (const { word, ours } of compared) expect(ours).toStrictEqual(word);
  });

  it('are counted as its queue_log has them', () => {
    expect(totals(facts, 'support')).toStrictEqual({ ...none, entered: 20, answered: 13, lost: 2 });
    expect(totals(facts, 'sales')).toStrictEqual({ ...none, entered: 16, answered: 6, lost: 3 });
  });
});

describe.each(['edges-16', 'edges-22'])('%s: a lost connection, a reset, a reload, a restart, a crash', (name) => {
  const { facts, compared } = hear(name);

  it('is known by its events as Asterisk knows it, at each answer', () => {
    expect(compared.length).toBeGreaterThan(15);
    for (const { word, ours } of compared) expect(ours).toStrictEqual(word);
  });

  it('what happened while nobody listened is told by the counts, but not where it was started again meanwhile', () => {
    const missed = facts.filter((fact) => fact.kind === 'calls-missed');
    const counts = missed.map(({ queue, answered, abandoned }) => [queue, answered, abandoned]);
    const ids = ['sales', 'support', '007'];
    const unknown = ids.map((queue) => [queue, null, null]);
    expect(counts).toStrictEqual([['sales', 0, 0], ['support', 1, 1], ['007', 0, 0], ...unknown, ...unknown]);
  });

  it('counts what was heard as its queue_log has it', () => {
    // Six entered "support": of three, one each was answered, hung up and waited on while nobody listened; of those whom the
    // restart and the crash found waiting, the first was let go of.
    expect(totals(facts, 'support')).toStrictEqual({ ...none, entered: 6, answered: 2, timeout: 1 });
    expect(totals(facts, 'sales')).toStrictEqual({ ...none, entered: 2, answered: 1, timeout: 1 });
    expect(totals(facts, '007')).toStrictEqual({ ...none, entered: 4, answered: 2, lost: 1, timeout: 1 });
  });
});
