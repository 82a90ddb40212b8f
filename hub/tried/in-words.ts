import { isList } from '#core/said/json';
import type { Rules } from '#core/book/rules';
import type { Fact } from '#core/said/facts';
import type { Input, JsonValue } from '#core/said/input';
import { inBoth, type Sentence } from '#core/said/sentence';
import { NotUnderstood } from '#adapters/adapter';
import { toIso } from '#core/time/zone';
import type { Source } from '../sources/source.ts';
import type { Became, Tried } from './tried.ts';

const unread: Sentence = { da: 'Det kan ikke læses.', en: 'It cannot be read.' };
const longestShown = 600;
const mostRecords = 5;
const mostFacts = 20;

/** What came of trying a source, for a person: the last records, what they became, and what the board would show. */
export function wrapped(source: Source, rules: Rules, { last, count, picture, problems }: Tried): string {
  const came = `${source.id} (${source.title}): ${count} ${count === 1 ? 'answer or message' : 'answers or messages'} came.`;
  const shown = last.flatMap((each) => [...saidIn(each, source, rules.timeZone), '']);
  const told = problems.map((sentence) => `to know: ${sentence.en}`);
  return `${[came, '', ...shown, ...told, ...figuresOf(source, picture)].join('\n')}\n`;
}

function saidIn({ input, facts }: Became, source: Source, timeZone: string): readonly string[] {
  const records = recordsOf(input);
  const at = `at ${toIso(input.at, timeZone)}`;
  if (records === undefined || 'problem' in facts) {
    return [`${at}: ${cut(textOf(input))}`, ...becameLines(facts)];
  }
  const from = Math.max(0, records.length - mostRecords);
  const each = records
    .slice(from)
    .flatMap((record, index) => [
      `record ${from + index + 1} of ${records.length}: ${cut(JSON.stringify(record))}`,
      ...becameLines(becameOf(source, input, record)),
    ]);
  return [`${at}: ${records.length} records, which became ${facts.length} facts`, ...each];
}

/** One record as if it had come alone. */
export function becameOf(source: Source, input: Input, record: JsonValue): Became['facts'] {
  if (input.kind !== 'poll') return [];
  try {
    const { facts } = source.read(source.unread, { ...input, response: { ...input.response, body: [record] } });
    return facts.filter((fact) => fact.kind !== 'agents-listed' && !saysNothing(fact));
  } catch (error) {
    return { problem: error instanceof NotUnderstood ? error.sentence : unread };
  }
}

/** Of a queue that is not in that record nothing is known: what comes of the others is said by them. */
function saysNothing(fact: Fact): boolean {
  if (fact.kind !== 'queue-counted') return false;
  const { kind: _kind, source: _source, at: _at, queue: _queue, ...numbers } = fact;
  return Object.values(numbers).every((value) => value === null || value === undefined);
}

function recordsOf(input: Input): readonly JsonValue[] | undefined {
  return input.kind === 'poll' && isList(input.response.body) ? input.response.body : undefined;
}

export function textOf(input: Input): string {
  switch (input.kind) {
    case 'poll':
      return `${input.response.url} ${input.response.status} ${JSON.stringify(input.response.body)}`;
    case 'stream':
      return input.source === '#streams' ? `(${input.message.split(' ', 1)[0] ?? ''})` : input.message;
    case 'webhook':
      return JSON.stringify(input.request);
  }
}

function becameLines(facts: Became['facts']): readonly string[] {
  if ('problem' in facts) return [`    makes no sense: ${inBoth(facts.problem).en}`];
  if (facts.length === 0) return ['    concerns nobody here'];
  const lines = facts.slice(0, mostFacts).map((fact) => `    became ${inWords(fact)}`);
  return facts.length > mostFacts ? [...lines, `    and ${facts.length - mostFacts} more`] : lines;
}

function inWords({ kind, source: _source, at: _at, ...rest }: Fact): string {
  const said = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  return [kind, ...said.map(([name, value]) => `${name}=${valueText(name, value)}`)].join(' ');
}

const instants = new Set(['happenedAt', 'entry', 'answered', 'end', 'until', 'from']);

function valueText(name: string, value: unknown): string {
  const isInstant = instants.has(name) && typeof value === 'number' && value > 1e11;
  return isInstant ? new Date(value).toISOString() : JSON.stringify(value);
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > longestShown ? `${line.slice(0, longestShown - 1)}…` : line;
}

/** Which figures of which queues it feeds, and what they would be now. */
function figuresOf(source: Source, { queues }: Tried['picture']): readonly string[] {
  const ours = queues.filter(({ id }) => source.queues?.includes(id) ?? true);
  return ours.map((queue) => {
    const figures = source.provides.map((name) => `${name} ${queue[name] === null ? 'unknown' : String(queue[name])}`);
    return `feeds ${queue.id}: ${figures.join(', ')}`;
  });
}
