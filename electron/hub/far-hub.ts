import { type Tells, toldBy } from '#core/asks/tells';
import type { AnswerOf, AskName } from '#core/asks/table';
import type { BoardTrouble, Connectivity } from '#core/board/bridge';
import type { Picture } from '#core/board/queue';
import { Refused } from '#hub/asks/refused';
import type { Asked, HubAsks } from '#hub/asks/asks';
import { HubUnreachable, TokenNeeded } from '#link/errors';
import type { Link } from '#link/link';
import { OtherCertificate } from '../screen-of/pinned.ts';
import * as words from '../screen-of/sentences.ts';
import type { BoardSource } from './board-source.ts';
import type { HubListener } from './hub-host.ts';

interface Options {
  readonly link: Link;
  /** Where it is, as people type it. */
  readonly place: string;
  /** It gave this PC a token of its own, and may take that back. */
  readonly isPaired: boolean;
  /** Milliseconds on this PC's clock. */
  readonly now: () => number;
}

/**
 * A hub elsewhere, as the boards of this PC see it. When it is gone they are told at once, and the last picture stays:
 * a page that is made anew meanwhile gets it too, and shows it as old as it is.
 */
export function createFarHub({ link, place, isPaired, now }: Options): BoardSource {
  const listeners = new Set<HubListener>();
  const connectionListeners = new Set<(connection: Connectivity) => void>();
  let connection: Connectivity = { state: 'connecting' };
  let last: { readonly picture: Picture; readonly heardAt: number } | undefined;
  let trouble: BoardTrouble | null = null;
  /** What never changes while a hub is gone is known from before. */
  const known = new Map<AskName, unknown>();

  /** The last picture, put to the hub's time of now: the waits in it went on while nobody could be heard. */
  function lastPicture(): Picture | undefined {
    if (last === undefined) return undefined;
    const at = new Date(Date.parse(last.picture.at) + now() - last.heardAt).toISOString();
    return { ...last.picture, at };
  }

  function remember(picture: Picture): void {
    const older = last?.picture.queues ?? [];
    const changed = new Map(picture.queues.map((queue) => [queue.id, queue]));
    last = { picture: { ...picture, queues: older.map((queue) => changed.get(queue.id) ?? queue) }, heardAt: now() };
  }

  async function take<Name extends AskName>(name: Name, asked: Asked): Promise<AnswerOf<Name>> {
    const ask = link[name] as (...args: readonly unknown[]) => Promise<AnswerOf<Name>>;
    const picture = name === 'picture' && connection.state !== 'open' ? lastPicture() : undefined;
    if (picture !== undefined) return picture as AnswerOf<Name>;
    try {
      const answer = await ask(...(await asked.read()));
      if (name === 'setup') known.set(name, answer);
      return answer;
    } catch (error) {
      if (known.has(name)) return known.get(name) as AnswerOf<Name>;
      throw new Refused(503, error instanceof Error ? error.message : 'The hub cannot be heard.');
    }
  }
  const asks: HubAsks = { take };

  function hasTrouble(next: BoardTrouble | null): void {
    if (next?.kind === trouble?.kind) return;
    trouble = next;
    for (const listener of listeners) listener.trouble(next);
  }

  /** Whether it is silent, or will not have this screen; one that a hub without a token does not know may still look. */
  async function look(): Promise<void> {
    try {
      const self = await link.thisScreen();
      hasTrouble(isPaired && self === null ? { kind: 'revoked', lines: [words.revoked(place)] } : null);
    } catch (error) {
      if (isPaired && error instanceof TokenNeeded) hasTrouble({ kind: 'revoked', lines: [words.revoked(place)] });
      if (error instanceof HubUnreachable && error.cause instanceof OtherCertificate) {
        hasTrouble({ kind: 'certificate', lines: [words.otherCertificate(place)] });
      }
    }
  }

  function begin(): void {
    link.on('snapshot', (picture) => {
      last = { picture, heardAt: now() };
      for (const listener of listeners) listener.snapshot(picture);
    });
    link.on('update', (picture) => {
      remember(picture);
      for (const listener of listeners) listener.update(picture);
    });
    for (const name of toldBy('hub', 'hubToScreen')) {
      if (name === 'snapshot' || name === 'update') continue;
      link.on(name, (payload: Tells[typeof name]) => {
        for (const listener of listeners) (listener[name] as ((told: unknown) => void) | undefined)?.(payload);
      });
    }
    link.on('connection', (next) => {
      connection = next;
      for (const listener of connectionListeners) listener(next);
      if (next.state !== 'connecting') void look();
    });
  }

  return {
    hub: () => ({ asks }),
    trouble: () => trouble,
    listen: (listener) => void listeners.add(listener),
    start: begin,
    async close() {
      link.close();
    },
    connection: () => connection,
    onConnection: (listener) => void connectionListeners.add(listener),
  };
}
