import { daysBetween, isDay } from '#core/history/days';
import { outboundOfDay } from '#core/outbound/outbound';
import type { AgentOutbound, OutboundReport, OutboundToday } from '#core/outbound/report';
import { mostFirst, togetherOut } from '#core/outbound/report';
import type { OutboundSums } from '#core/outbound/sums';
import { figuresOf, noOutbound, withDifference } from '#core/outbound/sums';
import type { Instant } from '#core/time/instant';
import { dayOf, toIso } from '#core/time/zone';
import { Refused } from '../asks/refused.ts';
import type { Ledger } from '../books/ledger.ts';
import type { Config } from '../config/config.ts';
import type { HistoryKeeper } from '../history/keeper.ts';
import { HistoryFailed } from '../history/thread/history-thread.ts';

/** Where it is asked what calls agents made themselves. */
export interface OutboundDesk {
  /** @throws Refused */
  report(question: { readonly from: string; readonly to: string }): Promise<OutboundReport>;
  /** @throws Refused */
  today(): OutboundToday;
}

export interface OutboundDeskOptions {
  readonly shown: () => { readonly config: Config; readonly ledger: Ledger; readonly isLive: boolean };
  readonly keeper: Pick<HistoryKeeper, 'outbound'>;
  readonly now: () => Instant;
}

/** More days are not told at once. */
const mostDays = 400;

const cannot = 'History cannot be read now; the log of the hub says more.';
const catchingUp = 'The hub still reads back what happened today; ask again in a moment.';

export function createOutboundDesk({ shown, keeper, now }: OutboundDeskOptions): OutboundDesk {
  /** Of whom no phone system and no setting says a name, it is unknown. */
  function nameOf(agent: string): string | null {
    for (const { book } of shown().ledger.tabs.values()) {
      const name = book.names.get(agent);
      if (name !== undefined) return name;
    }
    return null;
  }

  function tellers(): readonly string[] {
    return shown().config.sources.flatMap(({ id, tells }) => (tells.ownCalls === true ? [id] : []));
  }

  return {
    async report({ from, to }) {
      if (![from, to].every(isDay)) throw new Refused(400, 'There is no such day: expected one such as 2026-11-18.');
      const days = daysBetween(from, to);
      if (days < 1) throw new Refused(400, `The last day (${to}) is before the first (${from}).`);
      if (days > mostDays) throw new Refused(400, `That would be more than ${mostDays} days: ask for fewer.`);
      const sources = tellers();
      try {
        const { rows, incomplete } = await keeper.outbound({ from, to, sources });
        const named = rows.map(({ day, agent, sums }) => ({ day, agent, name: nameOf(agent), ...figuresOf(sums) }));
        return { isTold: sources.length > 0, rows: named, incomplete };
      } catch (error) {
        throw error instanceof HistoryFailed ? new Refused(503, cannot) : error;
      }
    },
    today() {
      const { config, ledger, isLive } = shown();
      if (!isLive) throw new Refused(503, catchingUp);
      const { timeZone } = config.rules;
      const day = dayOf(now(), timeZone);
      const sums = new Map<string, OutboundSums>();
      for (const { outbound } of ledger.tabs.values()) {
        for (const [agent, each] of outboundOfDay(outbound, day)) {
          sums.set(agent, withDifference(sums.get(agent) ?? noOutbound, each, 1));
        }
      }
      const agents = [...sums]
        .filter(([, { calls }]) => calls > 0)
        .map(([agent, each]): AgentOutbound => ({ agent, name: nameOf(agent), ...figuresOf(each) }))
        .toSorted(mostFirst);
      return {
        at: toIso(now(), timeZone),
        isTold: tellers().length > 0,
        total: figuresOf(togetherOut(sums.values())),
        agents,
      };
    },
  };
}
