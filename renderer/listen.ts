import type { Bridge } from '#core/asks/bridge';
import type { Connectivity } from '#core/board/bridge';
import type { Picture } from '#core/board/queue';
import { TokenNeeded } from '#link/errors';
import { createPictureWatch } from './picture-watch.ts';
import { contradicted } from './sources/contradicted.ts';
import type { BoardStore } from './store.ts';
import type { HubClock } from './time/hub-clock.ts';

/** How often the sources' freshness is asked for; their numbers come by themselves. Milliseconds. */
const sourcesEvery = 10_000;

/** Lets the store mirror what the bridge tells. Returns how to stop. */
export function listen(bridge: Bridge, store: BoardStore, hubClock: HubClock): () => void {
  const { getState } = store;

  /** When the hub told anything last, by its own clock. */
  let toldAt = hubClock.now();

  function hearClock(picture: Picture): void {
    toldAt = Date.parse(picture.at);
    hubClock.hear(Date.parse(picture.at));
  }

  function frozenAt(connection: Connectivity): number | null {
    if (connection.state !== 'lost') return null;
    // Once frozen, it stays: every failed attempt tells again that the connection is lost.
    return getState().frozenAt ?? hubClock.now() - Math.max(0, Date.now() - connection.since);
  }

  /** Asks; a failure is the stream's to tell, but for a missing token, which only an answer can. */
  async function ask<Answer>(question: () => Promise<Answer>, hear: (answer: Answer) => void): Promise<void> {
    try {
      hear(await question());
      getState().needToken(false);
    } catch (error) {
      if (error instanceof TokenNeeded) getState().needToken(true);
    }
  }

  function askSetup(): void {
    void ask(
      () => bridge.setup(),
      (setup) => getState().hearSetup(setup),
    );
  }

  function askSources(): void {
    void ask(
      () => bridge.sources(),
      (report) => getState().hearSources(report),
    );
    if (getState().setup === null) askSetup();
  }

  let wereContradicted = '';
  /** Once for each contradiction: one that lasts is not asked about at each of many updates. */
  function askContradicted(picture: Picture): void {
    const are = contradicted(picture, getState().sources).join('\n');
    if (are !== '' && are !== wereContradicted) askSources();
    wereContradicted = are;
  }

  const stops = [
    bridge.on('snapshot', (picture) => {
      hearClock(picture);
      // Not the first one: the hub's settings may have changed.
      if (getState().isHeard) askSetup();
      getState().snapshot(picture);
    }),
    bridge.on('update', (picture) => {
      hearClock(picture);
      getState().update(picture);
      askContradicted(picture);
    }),
    bridge.on('trouble', (trouble) => {
      getState().hearTrouble(trouble);
      // A hub that runs at last may have been set up anew.
      if (trouble === null) askSetup();
    }),
    bridge.on('connection', (connection) => {
      getState().connect(connection, frozenAt(connection));
      // A hub that comes back may have been set up anew; one that is gone may only want its token.
      askSources();
      if (connection.state === 'open') askSetup();
    }),
  ];
  void ask(
    () => bridge.picture(),
    (picture) => {
      if (getState().isHeard) return;
      hearClock(picture);
      getState().snapshot(picture);
    },
  );
  void ask(
    () => bridge.trouble(),
    (trouble) => getState().hearTrouble(trouble),
  );
  const look = createPictureWatch({
    picture: () => bridge.picture(),
    shown: () => getState().queues,
    behind() {
      // The figures stand still at what they were when anything was told last.
      const frozen = getState().frozenAt ?? toldAt;
      getState().connect({ state: 'lost', since: Date.now() - Math.max(0, hubClock.now() - frozen) }, frozen);
    },
    level: () => getState().connect({ state: 'open' }, null),
  });
  askSources();
  const timer = setInterval(askSources, sourcesEvery);
  const watch = setInterval(() => void look(), sourcesEvery);
  return () => {
    clearInterval(timer);
    clearInterval(watch);
    for (const stop of stops) stop();
  };
}
