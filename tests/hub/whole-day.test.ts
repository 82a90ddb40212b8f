import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Picture } from '#core/board/queue';
import { configurationFor, toCapture } from '../fakes/capture.ts';
import type { Dialect } from '../fakes/flexfone-messages.ts';
import { runCommand } from '../support/commands.ts';
import { startHub } from '../support/hubs.ts';
import { fakeClock } from '../support/clocks.ts';
import { secret } from '../support/configurations.ts';
import { patient } from '../support/patient.ts';
import { send } from '../support/send.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { shown, told, wholeDay } from '../support/whole-day.ts';

const days: readonly { readonly dialect: Dialect; readonly quietHangUps: 'reported' | 'unreported' }[] = [
  { dialect: 'linked', quietHangUps: 'reported' },
  { dialect: 'linked', quietHangUps: 'unreported' },
  { dialect: 'own', quietHangUps: 'reported' },
  { dialect: 'own', quietHangUps: 'unreported' },
  { dialect: 'ownWithPart', quietHangUps: 'reported' },
];

describe.each(days)('a whole day, ids tied as in $dialect, quiet hang-ups $quietHangUps', patient, (way) => {
  it('through replay: the board shows the truth, computed apart, at every instant asked for', async () => {
    const day = wholeDay(
      { calls: 1_500, seed: 11 },
      { ...way, seed: 11, names: 'mix', methods: 'mix', timeStamps: 'danish' },
    );
    const folder = tempFolder();
    const [config, capture] = [join(folder, 'config.json'), join(folder, 'day.ndjson')];
    writeFileSync(config, JSON.stringify(configurationFor(day.rules, 'pbx')));
    writeFileSync(capture, toCapture(day.requests, 'pbx'));
    const instants = day.instants(120);
    const at = instants.flatMap((now) => ['--at', new Date(now).toISOString()]);
    const { stdout, stderr, code } = await runCommand(['replay', '--config', config, '--capture', capture, ...at]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const pictures = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Picture);
    expect(pictures).toHaveLength(instants.length);
    for (const [index, now] of instants.entries()) {
      expect(pictures[index]?.queues.map(told), new Date(now).toISOString()).toEqual(day.truth(now).map(shown));
    }
  });

  it('through real requests and a real journal: the same', async () => {
    const day = wholeDay({ calls: 600, seed: 12 }, { ...way, seed: 12, names: 'mix', methods: 'mix' });
    const configuration = {
      ...configurationFor(day.rules, 'pbx'),
      sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
      board: { port: 0 },
      webhooks: { port: 0 },
    };
    const clock = fakeClock(new Date(day.requests[0]?.at ?? 0).toISOString());
    const { line, addresses } = await startHub({ dataFolder: tempFolder(), clock, configuration });
    const requests = [...day.requests];
    for (const now of day.instants(60)) {
      for (let next = requests[0]; next !== undefined && next.at <= now; next = requests[0]) {
        requests.shift();
        clock.pass(next.at - clock.now());
        expect(await send(addresses.webhooks, next)).toBe(200);
      }
      if (requests.length === day.requests.length) continue;
      clock.pass(now - clock.now());
      const { queues, total } = await line.picture();
      expect(queues.map(told), new Date(now).toISOString()).toEqual(day.truth(now).map(shown));
      expect(told({ ...total, id: 'all' }), new Date(now).toISOString()).toEqual(
        shown({ ...day.total(now), id: 'all' }),
      );
    }
  });
});
