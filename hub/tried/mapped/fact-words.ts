import type { Rules } from '#core/book/rules';
import type { AgentPresence, CallRecorded, Fact, QueueCounted } from '#core/said/facts';
import { changed, listed, type Sentence } from '#core/said/sentence';
import type { Instant } from '#core/time/instant';
import { dayOf, toIso } from '#core/time/zone';

interface Telling {
  readonly rules: Rules;
  readonly now: Instant;
}

/** What a record became, as a person would say it; `undefined`: nothing that a board shows. */
export function factInWords(fact: Fact, telling: Telling): Sentence | undefined {
  const queue = (id: string): string => telling.rules.queues.find((each) => each.id === id)?.name ?? id;
  const at =
    fact.happenedAt === undefined ? { da: '', en: '' } : changed(clock(fact.happenedAt, telling), (time) => ` ${time}`);
  switch (fact.kind) {
    case 'call-recorded':
      return recorded(fact, queue(fact.queue), telling);
    case 'queue-counted':
      return counted(fact, queue(fact.queue));
    case 'call-queued':
      return { da: `Kom i kø til ${queue(fact.queue)}${at.da}.`, en: `Was queued for ${queue(fact.queue)}${at.en}.` };
    case 'leg-ringing':
      return { da: `Ringer hos ${fact.agent}${at.da}.`, en: `Rings at ${fact.agent}${at.en}.` };
    case 'leg-answered':
      return fact.agent === ''
        ? { da: `Blev besvaret${at.da}.`, en: `Was answered${at.en}.` }
        : { da: `Blev besvaret af ${fact.agent}${at.da}.`, en: `Was answered by ${fact.agent}${at.en}.` };
    case 'leg-ended':
      return { da: `Sluttede${at.da}.`, en: `Ended${at.en}.` };
    case 'call-left':
      return {
        da: `Blev sendt videre fra ${queue(fact.queue)}${at.da}.`,
        en: `Was forwarded from ${queue(fact.queue)}${at.en}.`,
      };
    case 'agent-named':
      return { da: `${fact.agent} hedder ${fact.name}.`, en: `${fact.agent} is called ${fact.name}.` };
    case 'agent-state': {
      const reason = fact.reason === undefined ? '' : ` (${fact.reason})`;
      return changed(presences[fact.presence], (word) => `${fact.agent}: ${word}${reason}.`);
    }
    // No record of a mapping becomes one of these, or not one that a person looks for.
    case 'agent-since':
    case 'agents-listed':
    case 'call-flow':
    case 'calls-missed':
    case 'clock-stepped':
    case 'leg-dialled':
    case 'missed-in-doubt':
    case 'queue-followed':
    case 'queue-members':
    case 'queue-named':
    case 'waiting-listed':
      return undefined;
  }
}

function recorded({ entry, answered, end, talkUntold }: CallRecorded, queue: string, telling: Telling): Sentence {
  const from = clock(entry, telling);
  const began = { da: `${queue}, kom i kø ${from.da}`, en: `${queue}, queued ${from.en}` };
  if (answered === null) {
    const waited = length(end - entry);
    return { da: `Mistet: ${began.da}, ventede ${waited}.`, en: `Lost: ${began.en}, waited ${waited}.` };
  }
  const waited = length(answered - entry);
  const talk = talkUntold === true ? '' : length(end - answered);
  return {
    da: `Besvaret: ${began.da}, ventede ${waited}${talk === '' ? '' : `, talte ${talk}`}.`,
    en: `Answered: ${began.en}, waited ${waited}${talk === '' ? '' : `, talked ${talk}`}.`,
  };
}

function counted(fact: QueueCounted, queue: string): Sentence {
  const count = (value: number | null | undefined): string => (typeof value === 'number' ? String(value) : '');
  const time = (value: number | null | undefined): string => (typeof value === 'number' ? length(value * 1_000) : '');
  const numbers: readonly (readonly [value: string, da: string, en: string])[] = [
    [count(fact.waiting), 'venter nu', 'waiting now'],
    [time(fact.longestWaitSeconds), 'længste ventetid nu', 'longest wait now'],
    [count(fact.answered), 'besvaret', 'answered'],
    [count(fact.abandoned), 'mistet', 'lost'],
    [time(fact.averageWaitSeconds), 'gns. svartid', 'average wait'],
    [time(fact.longestWaitTodaySeconds), 'længste ventetid i dag', 'longest wait today'],
    [time(fact.averageTalkSeconds), 'gns. taletid', 'average talk'],
    [count(fact.agentsReady), 'ledige', 'ready'],
    [count(fact.agentsBusy), 'optaget', 'busy'],
    [count(fact.agentsOther), 'pause', 'on a break'],
  ];
  const told = numbers.filter(([value]) => value !== '');
  return {
    da: `${queue}: ${listed(
      told.map(([value, da]) => `${da} ${value}`),
      'og',
    )}.`,
    en: `${queue}: ${listed(
      told.map(([value, , en]) => `${en} ${value}`),
      'and',
    )}.`,
  };
}

const presences: { readonly [presence in AgentPresence]: Sentence } = {
  ready: { da: 'ledig', en: 'ready' },
  talking: { da: 'i samtale', en: 'talking' },
  ringing: { da: 'det ringer', en: 'ringing' },
  wrapUp: { da: 'efterbehandling', en: 'wrap-up' },
  other: { da: 'pause', en: 'on a break' },
  loggedOut: { da: 'logget ud', en: 'logged out' },
};

/** When, and on which day where that is not today: what is of another day does not count. */
function clock(at: Instant, { rules: { timeZone }, now }: Telling): Sentence {
  const day = dayOf(at, timeZone);
  const time = toIso(at, timeZone).slice(11, 19);
  if (day === dayOf(now, timeZone)) return { da: `kl. ${time}`, en: `at ${time}` };
  return { da: `den ${day} kl. ${time} (ikke i dag)`, en: `on ${day} at ${time} (not today)` };
}

function length(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
