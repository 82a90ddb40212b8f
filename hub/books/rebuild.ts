import type { Instant } from '#core/time/instant';
import { hour, second } from '#core/time/instant';
import { dayBounds, dayOf } from '#core/time/zone';
import type { Config } from '../config/config.ts';
import type { Journal, SourceMemory } from '../journal/journal.ts';
import type { Ledger } from './ledger.ts';

/** Calls and talks of yesterday that may still be under way at midnight began no earlier than this before it. */
const longestPast = 4 * hour;

const day = 24 * hour;

/** Whom nobody has heard for longer is not remembered. */
const longestQuiet = 14 * day;

/** Nor is it looked for behind so many inputs: a start is not to take minutes. */
const mostRecalled = 200_000;

/**
 * What the journal knows: today's books, and of each source when and of which queues it spoke last, however long ago.
 * Returns what is known of each source.
 * @throws JournalUnavailable
 */
export async function rebuild(
  journal: Pick<Journal, 'read' | 'sources'>,
  ledger: Ledger,
  config: Config,
  now: Instant,
): Promise<ReadonlyMap<string, SourceMemory>> {
  const from = startOfBooks(config, now);
  for await (const page of journal.read({ from })) for (const { input } of page) ledger.take(input);
  const sources = await journal.sources();
  const unknown = [...sources].flatMap(([source, { queues }]) => (queues === null ? [source] : []));
  await recallTheQuiet(journal, ledger, new Set(unknown), from);
  for (const [source, memory] of sources) ledger.remember(source, memory);
  ledger.goLive(now);
  return sources;
}

/**
 * Once, of sources that a hub of an older version heard: day by day back, until of all it is known what they tell. From
 * then on the journal knows.
 */
async function recallTheQuiet(
  journal: Pick<Journal, 'read'>,
  ledger: Ledger,
  spoke: ReadonlySet<string>,
  from: Instant,
): Promise<void> {
  let recalled = 0;
  for (let to = from; to > from - longestQuiet && recalled < mostRecalled; to -= day) {
    if (!ledger.forgets(spoke)) return;
    for await (const page of journal.read({ from: to - day, to })) {
      for (const { input } of page) ledger.recall(input);
      recalled += page.length;
    }
  }
}

/** As `startOfPast`; where several count the same calls, also of yesterday, whose totals stand beside each other. */
function startOfBooks(config: Config, now: Instant): Instant {
  const today = startOfPast(config, now);
  return config.sources.filter(({ provides }) => provides.includes('answeredToday')).length > 1
    ? startOfPast(config, midnight(config, now) - 1)
    : today;
}

/** Midnight today, and as far before it as anything still open may reach. */
export function startOfPast(config: Config, now: Instant): Instant {
  const longest = Math.max(longestPast, ...config.rules.queues.map((queue) => queue.maxWaitSeconds * second));
  return midnight(config, now) - longest;
}

function midnight({ rules }: Config, now: Instant): Instant {
  return dayBounds(dayOf(now, rules.timeZone), rules.timeZone).start;
}
