import type { CallerTalk, CallerTalks } from '#core/callers/caller';
import { longestTalk } from '#core/calls/limits';
import { completed } from '#core/lost-calls/number';
import type { Instant } from '#core/time/instant';
import { hour, second } from '#core/time/instant';
import { dayBounds, dayOf, isoOrNull, toIso } from '#core/time/zone';
import { startOfPast } from '../books/start-of-books.ts';
import type { Config } from '../config/config.ts';
import type { OpenJournal } from '../journal/open-journal.ts';
import { countryCodeOf } from '../journal/retention/of-number.ts';
import { readAgain } from '../lost-calls/recall.ts';
import { createTalkWatch, type Talk } from './talk-watch.ts';

/** What somebody wants to know who is being called, and no list of all that was. */
const mostTalks = 10;

/** So many days on which he called are read again, the last first: each takes up to some seconds. */
const mostDays = 10;

const dayLength = 24 * hour;

interface Wanted {
  readonly number: string;
  /** What finds the number however it is spelled. */
  readonly pattern: RegExp;
}

interface Sources {
  readonly journal: Pick<OpenJournal, 'read' | 'first'>;
  readonly config: Config;
  readonly now: Instant;
}

/**
 * Who somebody last spoke with, by the books of the days on which the journal has his number: they are made again, so that it is
 * counted nowhere in a second way, and his number is written down nowhere else.
 * @throws JournalUnavailable
 */
export async function lastTalks({ number, pattern }: Wanted, { journal, config, now }: Sources): Promise<CallerTalks> {
  const { timeZone } = config.rules;
  const code = countryCodeOf(config);
  const his = completed(number, code);
  const isHis = (told: string | undefined): boolean => told !== undefined && completed(told, code) === his;

  const days = new Set<string>();
  for await (const page of journal.read({ holding: pattern })) {
    for (const { input } of page) days.add(dayOf(input.at, timeZone));
  }
  const lastFirst = [...days].toSorted().toReversed();
  const found = new Map<string, Talk>();
  let read = 0;
  for (const day of lastFirst) {
    if (found.size >= mostTalks || read >= mostDays) break;
    read += 1;
    const { start, end } = dayBounds(day, timeZone);
    const watch = createTalkWatch(isHis);
    // A talk that began before midnight is told of until it ends.
    const until = end + longestTalk;
    const span = { from: startOfPast(config, start), until, to: Infinity };
    await readAgain({ journal, config, ...span, watches: [watch], isStopped: () => false });
    // What is told at midnight is in two days; the later one has all of it.
    for (const talk of watch.talks()) if (!found.has(keyOf(talk))) found.set(keyOf(talk), talk);
  }
  const talks = [...found.values()].toSorted((a, b) => b.start - a.start);
  const first = await journal.first();
  const kept = now - config.retention.personalDays * dayLength;
  return {
    talks: talks.slice(0, mostTalks).map((talk) => asTold(talk, timeZone)),
    isAll: read === days.size && talks.length <= mostTalks,
    since: isoOrNull(first === null ? null : Math.max(first, kept), timeZone),
  };
}

const keyOf = ({ source, agent, start }: Talk): string => JSON.stringify([source, agent, start]);

function asTold({ start, length, ...talk }: Talk, timeZone: string): CallerTalk {
  return { ...talk, at: toIso(start, timeZone), seconds: length === null ? null : Math.round(length / second) };
}
