import { expect, it } from 'vitest';
import type { PastDay } from '#core/board/past-day';
import { hour } from '#core/time/instant';
import { dayOf, toIso } from '#core/time/zone';
import { configurationFor } from '../../fakes/capture.ts';
import { fakeClock } from '../../support/clocks.ts';
import { secret } from '../../support/configurations.ts';
import { startHub } from '../../support/hubs.ts';
import { patient } from '../../support/patient.ts';
import { send } from '../../support/send.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { shown, told, wholeDay } from '../../support/whole-day.ts';

const token = 'a-token-for-the-past-0123456789';
const timeZone = 'Europe/Copenhagen';

it('a past day is seen as it was, at any instant and in any order, while another one goes on', patient, async () => {
  const day = wholeDay(
    { calls: 300, seed: 21 },
    { dialect: 'linked', quietHangUps: 'unreported', seed: 21, names: 'mix', methods: 'mix' },
  );
  const configuration = {
    ...configurationFor(day.rules, 'pbx'),
    sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
    board: { port: 0, token },
    webhooks: { port: 0 },
  };
  const clock = fakeClock(new Date(day.requests[0]?.at ?? 0).toISOString());
  const { addresses } = await startHub({ dataFolder: tempFolder(), clock, configuration });
  for (const request of day.requests) {
    clock.pass(request.at - clock.now());
    expect(await send(addresses.webhooks, request)).toBe(200);
  }
  const date = dayOf(day.requests[0]?.at ?? 0, timeZone);
  const ask = async (question: Record<string, string>) => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${addresses.board}/api/past?${new URLSearchParams(question)}`, { headers });
    return { status: response.status, body: (await response.json()) as PastDay & { readonly error?: string } };
  };

  clock.pass(24 * hour);
  const instants = day.instants(40).filter((now) => now >= (day.requests[0]?.at ?? 0));
  // Forwards, and then back from the end: each as if nobody had looked before.
  for (const now of [...instants, ...instants.toReversed().filter((_, index) => index % 5 === 0)]) {
    const { body } = await ask({ day: date, from: toIso(now, timeZone) });
    expect(body).toMatchObject({ pictures: { length: 1 } });
    expect(body.pictures[0]?.queues.map(told), toIso(now, timeZone)).toEqual(day.truth(now).map(shown));
  }

  const [middle = 0] = instants.slice(instants.length / 2);
  const { body: film } = await ask({ day: date, from: toIso(middle, timeZone), every: '60' });
  expect(film).toMatchObject({ day: date, pictures: { length: 40 } });
  for (const [index, picture] of film.pictures.entries()) {
    const now = middle + index * 60_000;
    expect(picture.at).toBe(toIso(now, timeZone));
    expect(picture.queues.map(told)).toEqual(day.truth(now).map(shown));
  }

  // What has not been is not shown, and today only until now.
  expect(await ask({ day: '2099-01-01' })).toMatchObject({
    status: 404,
    body: { error: 'That day has not come yet.' },
  });
  expect(await ask({ day: '2020-01-01' })).toMatchObject({ status: 404 });
  expect((await ask({ day: '2020-01-01' })).body.error).toContain(`begins on ${date}`);
  expect(await ask({ day: 'yesterday' })).toMatchObject({ status: 400 });
  expect(await ask({ day: date, from: 'noon' })).toMatchObject({ status: 400 });
  expect(await ask({ day: date, every: '7' })).toMatchObject({ status: 400 });
  const today = dayOf(clock.now(), timeZone);
  const { body: now } = await ask({ day: today, from: toIso(clock.now() - hour, timeZone), every: '300' });
  expect(now.ends).toBe(toIso(clock.now(), timeZone));
  expect(now.pictures).toHaveLength(13);
});
