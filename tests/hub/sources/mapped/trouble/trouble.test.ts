import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { SourceProblem } from '#core/board/queue';
import { hour, minute, second } from '#core/time/instant';
import { compressedTime } from '#tests/support/compressed-time';
import { twoQueues } from '#tests/support/configurations';
import { startHub } from '#tests/support/hubs';
import { patient } from '#tests/support/patient';
import { tempFolder } from '#tests/support/temp-folder';
import { runCommand } from '#tests/support/commands';
import {
  everySeconds,
  secrets,
  troubledDatabase,
  troubledFiles,
  troubledRest,
  troubledSoap,
  troubledWebsocket,
  type Troubled,
} from './troubled.ts';

interface Saying {
  readonly problem: SourceProblem;
  readonly da: string;
  readonly en: string;
}

/** Real milliseconds: in these a connection on this machine is made, or refused. */
const aMoment = 50;

/** A phone system that has something to do when it is in trouble, whatever the troubles are called. */
async function goesThrough(system: Troubled<string>, trouble: string, { problem, da, en }: Saying): Promise<void> {
  const ten = Date.parse('2026-11-18T10:00:00+01:00');
  const time = compressedTime(new Date(ten).toISOString());
  const dataFolder = tempFolder();
  const configuration = twoQueues({ sources: [{ id: 'pbx', ...system.source }] });
  const hub = await startHub({ dataFolder, clock: time.clock, configuration });
  const source = () => hub.feed.sources().sources[0];
  const queue = () => hub.feed.picture().queues[0];
  const shows = (waiting: number) => () => queue()?.callsWaiting === waiting && source()?.state === 'ok';

  const pass = async (until: number): Promise<void> => {
    await time.passUntil(until);
    // Some questions are never answered, and a WebSocket has no end.
    await time.quiet(Infinity);
    if (system.holdsConnection === true) await pause(aMoment);
  };

  await time.settled('it is connected', () => source()?.state === 'ok');
  system.tell();
  await time.settled('three wait', shows(3));

  await system.begin(trouble);
  if (system.holdsConnection === true) await time.settled('the loss is known', () => source()?.state !== 'ok');
  const saysSo = (): boolean => source()?.lastError?.includes(en) === true;
  // As long as an answer may take; and whoever lost a connection tries again.
  for (let at = ten + everySeconds * second; at < ten + 4 * minute && !saysSo(); at += 10 * second) await pass(at);
  await time.settled('it says so', saysSo);
  expect(source()).toMatchObject({ state: 'failing', problem });
  const said = source();
  expect(said?.lastErrorIn).toEqual({
    da: expect.stringContaining(da) as string,
    en: said?.lastError,
  });
  expect(said?.lastErrorIn?.da).not.toBe(said?.lastErrorIn?.en);
  // Nobody's number is told either.
  expect(JSON.stringify(said)).not.toContain('28374655');

  // What was known grows old, and then says nothing any more.
  expect(queue()).toMatchObject({ callsWaiting: 3 });
  await pass(ten + 5 * minute);
  expect(queue()).toMatchObject({ callsWaiting: 3, provenance: { callsWaiting: { stale: true } } });
  await pass(ten + 40 * minute);
  expect(queue()).toMatchObject({ callsWaiting: null, provenance: { callsWaiting: { unknown: 'tooOld' } } });

  await system.mend();
  // Who refused is asked again only after a long while.
  for (let at = ten + 40 * minute; at < ten + 2 * hour && source()?.state !== 'ok'; at += minute) await pass(at);
  await time.settled('it is well again', () => source()?.state === 'ok' && source()?.lastError === null);

  const seen = [...hub.logLines, JSON.stringify(hub.feed.sources())].join('\n');
  await hub.close();
  const { stdout } = await runCommand(['export', '--data', dataFolder]);
  expect(stdout).toContain('pbx');
  for (const secret of secrets) {
    expect(seen).not.toContain(secret);
    expect(stdout).not.toContain(secret);
  }
}

describe('a service asked by HTTP', patient, () => {
  it.each([
    ['killed', 'unreachable', 'der er ingen, der lytter der', 'nothing listens there'],
    ['slow', 'unreachable', 'der kom intet svar i tide', 'no answer came in time'],
    ['other words', 'not-understood', 'Beskrivelsen passer ikke: "waiting"', 'The mapping does not fit: "waiting"'],
    ['no words', 'not-understood', 'I svaret er der ingen liste', 'In the answer there is no list'],
    [
      'refused',
      'sign-in-refused',
      'Tjenesten afviser at logge på: ret auth',
      'The service refuses the sign-in: check auth',
    ],
    ['busy', 'busy', 'Tjenesten beder os vente', 'The service asks us to wait'],
    ['in trouble', 'busy', 'Tjenesten har selv et problem (status 500)', 'a trouble of its own (status 500)'],
    ['gone', 'not-understood', 'svarede med status 404', 'answered with status 404'],
  ] as const)('that is %s', async (trouble, problem, da, en) =>
    goesThrough(await troubledRest(), trouble, { problem, da, en }),
  );
});

describe('a SOAP service', patient, () => {
  it.each([
    ['other words', 'not-understood', 'Svaret tæller ingen af de køer', 'The answer counts none of the queues'],
    [
      'refused',
      'sign-in-refused',
      'afviser at logge på: ret auth og headers',
      'refuses the sign-in: check auth and headers',
    ],
    ['fault', 'busy', 'Tjenesten svarer med en fejl: No rows for', 'The service answers with a fault: No rows for'],
  ] as const)('with %s', async (trouble, problem, da, en) =>
    goesThrough(await troubledSoap(), trouble, { problem, da, en }),
  );
});

describe('a service that tells by WebSocket', patient, () => {
  it.each([
    ['killed', 'unreachable', 'der er ingen, der lytter der', 'nothing listens there'],
    [
      'refused',
      'sign-in-refused',
      'Tjenesten afviser at logge på: ret headers',
      'The service refuses the sign-in: check headers',
    ],
  ] as const)('that is %s', async (trouble, problem, da, en) =>
    goesThrough(await troubledWebsocket(), trouble, { problem, da, en }),
  );
});

describe('a database', patient, () => {
  it.each([
    ['no table', 'not-understood', 'ingen sådan tabel eller kolonne', 'no such table or column'],
    ['no column', 'not-understood', 'ingen sådan tabel eller kolonne', 'no such table or column'],
    ['no file', 'unreachable', 'Der er ingen sådan database', 'There is no such database'],
    ['locked', 'busy', 'optaget eller låst', 'busy or locked'],
    ['other words', 'not-understood', 'er ikke et helt tal fra 0', 'is no whole number from 0'],
  ] as const)('with %s', async (trouble, problem, da, en) =>
    goesThrough(await troubledDatabase(), trouble, { problem, da, en }),
  );
});

describe('a file', patient, () => {
  it.each([
    ['no file', 'unreachable', 'den er der ikke nu', 'it is not there now'],
    ['no folder', 'unreachable', 'den er der ikke nu', 'it is not there now'],
    ['cut off', 'unreachable', 'Filen er ikke hel JSON', 'The file is no complete JSON'],
    ['other words', 'not-understood', 'Beskrivelsen passer ikke', 'The mapping does not fit'],
    ['no words', 'not-understood', 'I svaret er der ingen liste', 'In the answer there is no list'],
    ['empty', 'unreachable', 'Filen er ikke hel JSON', 'The file is no complete JSON'],
  ] as const)('with %s', async (trouble, problem, da, en) =>
    goesThrough(await troubledFiles(), trouble, { problem, da, en }),
  );
});
