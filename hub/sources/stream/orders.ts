import type { Order } from '#adapters/stream';
import type { Said, Sentence } from '#core/said/sentence';
import { inBoth } from '#core/said/sentence';
import { ActionFailed } from '../../actions/action-failed.ts';
import { failureOf } from '../trouble/failure.ts';
import type { StreamLimits } from './limits.ts';

/** What people ask of the phone system, on its way over the connection and back. */
export interface Orders {
  /** Resolves with what is so now, as a sentence. @throws ActionFailed */
  give(action: string, parameters: unknown): Promise<Sentence>;
  /** The next that is to be asked, if there is one. */
  next(): Order | undefined;
  /** What became of one. */
  done(order: string, result: Said | Error): void;
  /** From now on orders are taken: `stir` is called when there is one. */
  live(stir: () => void): void;
  /** There is no connection any more, and so no answer. */
  lost(): void;
}

interface Pending {
  readonly order: Order;
  readonly settle: (result: Said | Error) => void;
  readonly timer: NodeJS.Timeout;
  isAsked: boolean;
}

interface OrdersOptions {
  readonly limits: Pick<StreamLimits, 'mostOrders' | 'orderPatience'>;
  /** One too many was refused. */
  readonly refused: () => void;
}

const notConnected: Sentence = {
  da: 'Telefonsystemet er ikke forbundet lige nu, så det er ikke blevet spurgt.',
  en: 'The phone system is not connected now, so nothing was asked of it.',
};
const tooMany: Sentence = {
  da: 'Der bedes allerede om for meget hos telefonsystemet; det er ikke blevet spurgt.',
  en: 'Too much is being asked of the phone system already; nothing was asked.',
};
const notAsked: Sentence = {
  da: 'Det kunne ikke spørges i tide; der er ikke sket noget.',
  en: 'It could not be asked in time; nothing was asked.',
};
const notInTime: Sentence = {
  da: 'Der kom intet svar i tide. Det kan være udført alligevel.',
  en: 'No answer came in time. It may be done all the same.',
};
const lostBefore: Sentence = {
  da: 'Forbindelsen gik tabt, før svaret kom. Det kan være udført alligevel.',
  en: 'The connection was lost before an answer came. It may be done all the same.',
};

export function createOrders({ limits: { mostOrders, orderPatience }, refused }: OrdersOptions): Orders {
  const pending = new Map<string, Pending>();
  let stir: (() => void) | undefined;
  let count = 0;

  function settle(id: string, result: Said | Error): void {
    const found = pending.get(id);
    if (found === undefined) return;
    pending.delete(id);
    clearTimeout(found.timer);
    found.settle(result);
  }

  function tooLate(id: string): void {
    const isAsked = pending.get(id)?.isAsked === true;
    settle(id, new ActionFailed('unreachable', isAsked ? notInTime : notAsked));
  }

  return {
    async give(action, parameters) {
      if (stir === undefined) throw new ActionFailed('unreachable', notConnected);
      if (pending.size >= mostOrders) {
        refused();
        throw new ActionFailed('busy', tooMany);
      }
      count += 1;
      const id = `order-${count}`;
      const { promise, resolve } = Promise.withResolvers<Said | Error>();
      const timer = setTimeout(() => tooLate(id), orderPatience);
      pending.set(id, { order: { id, action, parameters }, settle: resolve, timer, isAsked: false });
      stir();
      const result = await promise;
      if (!(result instanceof Error)) return inBoth(result);
      throw result instanceof ActionFailed ? result : asFailed(result);
    },
    next() {
      const found = [...pending.values()].find(({ isAsked }) => !isAsked);
      if (found !== undefined) found.isAsked = true;
      return found?.order;
    },
    done: settle,
    live(next) {
      stir = next;
    },
    lost() {
      stir = undefined;
      for (const [id, { isAsked }] of pending) {
        settle(id, new ActionFailed('unreachable', isAsked ? lostBefore : notConnected));
      }
    },
  };
}

function asFailed(error: Error): ActionFailed {
  const { kind, sentence } = failureOf(error);
  return new ActionFailed(kind, sentence);
}
