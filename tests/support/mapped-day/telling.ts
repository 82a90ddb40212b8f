import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Picture, Queue, SourceStatus } from '#core/board/queue';
import type { Instant, Milliseconds } from '#core/time/instant';
import { minute } from '#core/time/instant';
import { runCommand } from '../commands.ts';
import type { CompressedTime } from '../compressed-time.ts';
import type { Configuration } from '../configurations.ts';
import { startHub } from '../hubs.ts';
import { tempFolder } from '../temp-folder.ts';
import { begin, shownOf } from './day.ts';

/** A hub with one source that is told a day, and looks at its board. */
export interface Telling {
  source(): SourceStatus;
  queues(): readonly Queue[];
  /** Time passes until then, where a question is due, and it is answered and taken in. */
  askedAt(now: Instant): Promise<void>;
  /** The hub is stopped, and another one starts from what it kept. */
  startAgain(): Promise<void>;
  /** The hub is stopped; what its journal says, exported and replayed, shows what the board showed at each look. */
  expectReplay(): Promise<void>;
}

/** Looks that the replay is asked for are so far apart at least. */
const looksApart: Milliseconds = 17 * minute;

export async function startTelling(time: CompressedTime, configuration: Configuration): Promise<Telling> {
  const dataFolder = tempFolder();
  const start = () => startHub({ dataFolder, clock: time.clock, configuration });
  let hub = await start();
  const looks: Picture[] = [];

  function source(): SourceStatus {
    const [only] = hub.feed.sources().sources;
    if (only === undefined) throw new Error('There is no source.');
    return only;
  }

  return {
    source,
    queues() {
      const picture = hub.feed.picture();
      if (time.clock.now() - Date.parse(looks.at(-1)?.at ?? '2026-01-01') >= looksApart) looks.push(picture);
      return picture.queues;
    },
    async askedAt(now) {
      await time.passUntil(now);
      await time.settled(
        'an answer',
        () => Date.parse(source().lastInputAt ?? '') === now || source().state === 'failing',
      );
      expect(source()).toMatchObject({ state: 'ok', lastError: null, rejected: 0 });
    },
    async startAgain() {
      await hub.close();
      hub = await start();
      await time.settled('its first question is answered', () => source().accepted > 0);
    },
    async expectReplay() {
      // What its end writes down is later than the last look.
      await time.passUntil(time.clock.now() + 1);
      await hub.close();
      const folder = tempFolder();
      const [config, capture] = [join(folder, 'config.json'), join(folder, 'day.ndjson')];
      writeFileSync(config, JSON.stringify(configuration));
      const exported = await runCommand(['export', '--data', dataFolder]);
      expect(exported).toMatchObject({ code: 0, stderr: '' });
      writeFileSync(capture, exported.stdout);
      const at = looks.flatMap((live) => ['--at', live.at]);
      const { stdout, stderr, code } = await runCommand(['replay', '--config', config, '--capture', capture, ...at]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const lines = stdout.trimEnd().split('\n');
      expect(lines).toHaveLength(looks.length);
      for (const [index, live] of looks.entries()) {
        const { queues } = JSON.parse(lines[index] ?? '') as Picture;
        expect(queues.map(shownOf), live.at).toEqual(live.queues.map(shownOf));
        expect(
          queues.map(({ agents }) => agents),
          live.at,
        ).toEqual(live.queues.map(({ agents }) => agents));
      }
    },
  };
}

/** From the beginning, every so often. */
export function* moments(every: Milliseconds, until: Instant): Generator<Instant> {
  for (let now = begin; now <= until; now += every) yield now;
}
