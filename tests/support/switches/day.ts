import { adapters } from '#adapters/index';
import type { Picture, SourceStatus } from '#core/board/queue';
import type { HistoryRow } from '#core/history/row';
import type { Instant } from '#core/time/instant';
import { createLedger } from '#hub/books/ledger';
import { createConfig } from '#hub/config/config';
import { formatCaptureLine, parseCaptureLine } from '#hub/journal/captures/capture';
import { openJournalForReading } from '#hub/journal/read-journal';
import type { SimulatedStory } from '#tests/fakes/switches/simulated';
import type { SwitchTruth } from '#tests/fakes/switches/truth';
import type { CompressedTime } from '../compressed-time.ts';
import type { Configuration } from '../configurations.ts';
import { startHub } from '../hubs.ts';
import { tempFolder } from '../temp-folder.ts';

/** Midnight of the day that is simulated, where it is simulated. */
export const midnight = '2026-11-18T00:00:00+01:00';

/** A pretended switch with a day behind it, and what is done with it here. */
export interface DaySwitch extends SimulatedStory {
  readonly passUntil: (until: Instant) => Promise<void>;
  readonly truth: (now: Instant) => readonly SwitchTruth[];
  readonly asked: readonly unknown[];
  readonly signedIn: () => number;
  readonly cut: (afterBytes?: number) => void;
  readonly close: () => Promise<void>;
  readonly open: () => Promise<void>;
}

/** A hub that is told a day by a switch over real TCP, in time that passes when it is told to. */
export interface SwitchDay {
  readonly source: () => SourceStatus;
  readonly isLive: () => boolean;
  /** How often the switch has said something of which no sense can be made. */
  readonly nonsense: () => number;
  /** Time passes, all happens that happens until then, and the hub has heard all of it that it will hear. */
  readonly passUntil: (until: Instant) => Promise<void>;
  /** What the board shows now; kept for `expectReplay`. */
  readonly look: () => Picture;
  /** The hours of a day (`YYYY-MM-DD`), queue by queue. */
  readonly hours: (of: string) => Promise<readonly HistoryRow[]>;
  /** What the board showed, and what the exported journal makes of the same moments. */
  readonly replay: () => Promise<readonly { readonly live: Picture; readonly replayed: Picture }[]>;
}

interface SwitchDayOptions {
  readonly time: CompressedTime;
  readonly server: DaySwitch;
  readonly source: Configuration;
  /** The switch says something of which no sense can be made: when it is refused, all before it has been read. */
  readonly sayNonsense: () => void;
}

export async function startSwitchDay({ time, server, source, sayNonsense }: SwitchDayOptions): Promise<SwitchDay> {
  const { setup } = server;
  // One that says itself what its queues are called needs no names in the configuration.
  const isNamed = adapters.find(({ id }) => id === source['adapter'])?.namesQueues === true;
  const configuration: Configuration = {
    timeZone: setup.timeZone,
    queues: setup.queues.map(({ id, members }) => ({ id, ...(!isNamed && { name: id }), agents: members })),
    sources: [{ id: 'switch', ...source }],
    board: { port: 0 },
    webhooks: { port: 0 },
  };
  const dataFolder = tempFolder();
  const hub = await startHub({ dataFolder, clock: time.clock, configuration });
  const looks: Picture[] = [];
  let nonsense = 0;

  function status(): SourceStatus {
    const [only] = hub.feed.sources().sources;
    if (only === undefined) throw new Error('There is no source.');
    return only;
  }
  const isLive = (): boolean => status().state === 'ok';

  /** Until the hub has read all, and asks nothing more. */
  async function heard(): Promise<void> {
    for (let asked = -1; asked !== server.asked.length;) {
      await time.quiet();
      asked = server.asked.length;
      if (!isLive()) continue;
      const { rejected } = status();
      sayNonsense();
      nonsense += 1;
      await time.settled('all is read', () => status().rejected > rejected || !isLive());
      await time.quiet();
    }
  }

  await time.settled('the switch has told what is there', isLive);
  await heard();
  return {
    source: status,
    isLive,
    nonsense: () => nonsense,
    async passUntil(until) {
      // Who comes back is told what is so when he does.
      if (!isLive() && server.signedIn() === 0) await server.passUntil(until);
      await time.passUntil(until);
      await time.quiet();
      await server.passUntil(until);
      await heard();
    },
    look() {
      const picture = hub.feed.picture();
      looks.push(picture);
      return picture;
    },
    async hours(of) {
      const response = await fetch(`${hub.addresses.board}/api/history?from=${of}&to=${of}&by=hour`);
      return ((await response.json()) as { readonly rows: readonly HistoryRow[] }).rows;
    },
    async replay() {
      // What its end writes down is later than the last look.
      await time.passUntil(time.clock.now() + 1);
      await hub.close();
      const { rules, sources } = createConfig(configuration, { environment: {} });
      const ledger = createLedger({ rules, sources, complete: true });
      const journal = openJournalForReading(dataFolder);
      const lines = [...journal.read({})].map((input) => formatCaptureLine(input, setup.timeZone));
      journal.close();
      let taken = 0;
      return looks.map((live) => {
        const now = Date.parse(live.at);
        for (; taken < lines.length; taken += 1) {
          const input = parseCaptureLine(lines[taken] ?? '', taken + 1);
          if (input.at > now) break;
          ledger.take(input);
        }
        return { live, replayed: ledger.picture(now) };
      });
    },
  };
}
