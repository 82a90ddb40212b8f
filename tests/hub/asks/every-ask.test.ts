import { describe, expect, test } from 'vitest';
import { putOverHttp } from '#core/asks/over-http';
import { type AnswerOf, type ArgumentsOf, type AskName, askNames, askOf } from '#core/asks/table';
import { startActions, token } from '../actions/start-actions.ts';
import { sourceForms } from '#hub/setup/forms';
import type { TestFeed } from '../board/board.ts';
import { noFigures, pastDayAsTold, oneLine, oneRow, openAlert } from '../board/board.ts';
import {
  diagnosticsAsTold,
  erasedAsTold,
  keptAsTold,
  oneScreen,
  oneSelf,
  oneTrial,
  oneWebhookReport,
  outboundReport,
  outboundToday,
  paired,
  proof,
  screensAsTold,
  talksAsTold,
  screenToken,
  settingsAsTold,
} from '../board/desks.ts';
import { bridgeTo, ways } from './every-way.ts';

type Samples = {
  readonly [Name in AskName]: { readonly args: ArgumentsOf<Name>; readonly answer: (feed: TestFeed) => AnswerOf<Name> };
};

/** Something to ask of each, and what a hub with one action answers whoever holds its token. */
const samples: Samples = {
  picture: { args: [], answer: (feed) => feed.picture() },
  queue: {
    args: [{ id: 'switch pay/ø' }],
    answer: ({ queues: [, second] }) => {
      if (second === undefined) throw new Error('The feed has one queue only.');
      return second;
    },
  },
  sources: { args: [], answer: (feed) => feed.sources() },
  setup: { args: [], answer: () => ({ language: 'da', timeZone: 'Europe/Copenhagen', demo: true }) },
  history: { args: [{ from: '2026-11-18', to: '2026-11-18', by: 'hour' }], answer: () => ({ rows: oneRow }) },
  historyFigures: { args: [{ from: '2026-11-18', to: '2026-11-18' }], answer: () => noFigures },
  pastDay: {
    args: [{ day: '2026-11-18', from: '2026-11-18T10:00:00+01:00', every: '60' }],
    answer: () => pastDayAsTold,
  },
  course: { args: [], answer: () => ({ at: '2026-11-18T10:00:00.000+01:00', queues: [] }) },
  lostCalls: {
    args: [{ day: '2026-11-18' }],
    answer: () => ({ at: '2026-11-18T10:00:00.000+01:00', calls: [oneLine] }),
  },
  outbound: { args: [{ from: '2026-11-18', to: '2026-11-18' }], answer: () => outboundReport },
  outboundToday: { args: [], answer: () => outboundToday },
  actOnLostCall: { args: [{ line: 'pbx 1.1', act: 'take', by: 'Anna' }], answer: () => oneLine },
  callerKept: { args: [{ number: '77 12 34 56', lines: true }], answer: () => keptAsTold },
  callerTalks: { args: [{ line: 'pbx 1611111111.1' }], answer: () => talksAsTold },
  eraseCaller: { args: [{ number: '77 12 34 56' }], answer: () => erasedAsTold },
  trouble: { args: [], answer: () => null },
  // Only a desktop has a strip, and takes it before it comes to a hub.
  deskAct: { args: [{ act: 'show', queue: 'switch pay/ø' }], answer: () => null },
  actions: {
    args: [],
    answer: () => ({ actions: [{ source: 'pbx', id: 'call', title: 'Calls a number.' }], allowed: true }),
  },
  alerts: { args: [], answer: () => ({ at: openAlert.since, alerts: [openAlert] }) },
  alertLog: { args: [{ from: '2026-11-18T09:00:00Z' }], answer: () => ({ entries: [], takenBy: {} }) },
  acknowledge: {
    args: [{ id: 'a/ø', by: 'Anna' }],
    answer: () => ({ ...openAlert, id: 'a/ø', acknowledged: { at: openAlert.since, by: 'Anna' } }),
  },
  snooze: {
    args: [{ id: 'a/ø', minutes: 15 }],
    answer: () => ({ ...openAlert, id: 'a/ø', snoozedUntil: openAlert.since }),
  },
  screens: { args: [], answer: () => screensAsTold },
  pairScreen: { args: [{ code: '012345', name: 'Væg' }], answer: () => paired },
  openPairing: { args: [], answer: () => screensAsTold },
  closePairing: { args: [], answer: () => screensAsTold },
  changeScreen: { args: [{ id: oneScreen.id, name: 'Væg' }], answer: () => oneScreen },
  blinkScreen: { args: [{ id: oneScreen.id, seconds: 10 }], answer: () => ({ isThere: true }) },
  pictureOfScreen: { args: [{ id: oneScreen.id }], answer: () => ({ image: 'abcd' }) },
  sendPicture: { args: [{ order: 'one', image: 'abcd' }], answer: () => ({ isTaken: true }) },
  proveHub: {
    args: [{ id: oneScreen.id, nonce: 'a-nonce-of-some-length', address: 'http://10.0.4.10:8090' }],
    answer: () => proof,
  },
  revokeScreen: { args: [{ id: oneScreen.id }], answer: () => screensAsTold },
  thisScreen: { args: [], answer: () => null },
  tellScreen: { args: [{ version: '1.0.0', display: '1920×1080' }], answer: () => oneSelf },
  // Only a desktop can be another hub's screen, and takes them before they come to its hub.
  screenOf: { args: [], answer: () => null },
  pairWith: { args: [{ address: '10.0.4.10:8090', code: '012345', name: 'Væg' }], answer: () => null },
  sendReport: { args: [], answer: () => ({ ways: [] }) },
  hubsNearby: { args: [], answer: () => [] },
  leaveHub: { args: [], answer: () => null },
  // Of the PC itself only its own program can say something.
  thisPc: { args: [], answer: () => null },
  changeThisPc: { args: [{ kiosk: 'beside' }], answer: () => null },
  openFolder: { args: [{ which: 'log' }], answer: () => null },
  tryAlarms: { args: [], answer: () => null },
  checkForUpdate: { args: [], answer: () => null },
  installUpdate: { args: [], answer: () => null },
  backup: { args: [{ passphrase: null }], answer: () => null },
  restoreBackup: { args: [{ passphrase: 'a passphrase' }], answer: () => null },
  sourceForms: { args: [], answer: () => sourceForms() },
  trySource: { args: [{ configuration: { language: 'da' }, source: 'pbx' }], answer: () => oneTrial },
  webhookReport: { args: [{ source: 'pbx' }], answer: () => oneWebhookReport },
  mended: { args: [{ source: 'pbx' }], answer: (feed) => feed.sources() },
  diagnostics: { args: [], answer: () => diagnosticsAsTold },
  settings: { args: [], answer: () => settingsAsTold },
  changeSettings: {
    args: [{ revision: 'one', configuration: { language: 'en' } }],
    answer: () => ({ settings: settingsAsTold }),
  },
  undoSettings: { args: [{ revision: 'one' }], answer: () => ({ settings: settingsAsTold }) },
  perform: {
    args: [{ source: 'pbx', action: 'call', parameters: { number: '86515151' } }],
    answer: () => ({ done: 'The phone rings.' }),
  },
};

type AnyWay = Readonly<Record<AskName, (...args: readonly unknown[]) => Promise<unknown>>>;
const overHttp = askNames.filter((name) => askOf(name).over.method !== null);
/** A screen is known by its own token; the desktop's window is none. */
const ofScreens = (name: AskName): boolean => askOf(name).who === 'screen';
const tokenFor = (name: AskName): string => (ofScreens(name) ? screenToken : token);

describe.each(ways)('over %s', (way) => {
  const answered = askNames.filter((name) => way !== 'the desktop' || !ofScreens(name));
  test.each(answered)('%s is answered', async (name) => {
    const { board } = await startActions();
    const { args, answer } = samples[name];
    const bridge = bridgeTo(way, board, tokenFor(name)) as unknown as AnyWay;
    expect(await bridge[name](...args)).toEqual(answer(board.feed));
  });

  test.each(askNames.filter((name) => askOf(name).takes !== null))('%s refuses what it does not take', async (name) => {
    const { board, done } = await startActions();
    const bridge = bridgeTo(way, board, token) as unknown as AnyWay;
    for (const args of [[], [undefined], ['26180339'], [{ id: 26180339, source: 7, from: 7 }]]) {
      await expect(bridge[name](...args)).rejects.toThrow(`"${name}" was asked with arguments that it does not take.`);
    }
    expect(done).toEqual([]);
  });
});

test.each(askNames)('the hub itself refuses what %s does not take, whatever the way has checked', async (name) => {
  const { board, done } = await startActions();
  const screen = ofScreens(name) ? { id: oneScreen.id, role: 'wall' as const } : undefined;
  const asker = { by: 'desktop', address: '', screen } as const;
  const refused = { status: 400, message: expect.stringContaining(`"${name}" was asked with`) as unknown };
  await expect(board.asks.take(name, { asker, read: () => ['26180339', 7] })).rejects.toMatchObject(refused);
  expect(done).toEqual([]);
});

describe('who may', () => {
  const put = (name: AskName) => {
    const { over } = askOf(name);
    if (over.method === null) throw new Error(`"${name}" does not go over HTTP.`);
    return putOverHttp(over, samples[name].args);
  };
  const send = async (url: string, name: AskName, headers: Record<string, string> = {}) => {
    const { method, path, body } = put(name);
    const json = { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, method === 'GET' ? { headers } : json);
    return { status: response.status, said: (await response.json()) as unknown };
  };
  const sentence = expect.objectContaining({ error: expect.stringMatching(/^[A-Z].*\.$/) as unknown }) as unknown;

  const needing = overHttp.filter((name) => askOf(name).who !== 'anyone');
  test.each(needing)('%s: nobody without the token, where the board has one', async (name) => {
    const { board, done } = await startActions();
    for (const headers of [{}, { authorization: 'Bearer another' }, { cookie: 'wallboard=x' }]) {
      const refused = askOf(name).over.method === 'GET' ? 401 : 403;
      expect(await send(board.url, name, headers)).toEqual({ status: refused, said: sentence });
    }
    expect(done).toEqual([]);
    const answered = await send(board.url, name, { authorization: `Bearer ${tokenFor(name)}` });
    expect(answered).toEqual({ status: 200, said: samples[name].answer(board.feed) });
  });

  test.each(overHttp)('%s: who sees a board without a token looks, and does no more', async (name) => {
    const { board, done } = await startActions(undefined, { token: undefined });
    const { status, said } = await send(board.url, name);
    if (['viewer', 'anyone'].includes(askOf(name).who)) expect(status).toBe(200);
    else expect({ status, said }).toEqual({ status: 403, said: sentence });
    expect(done).toEqual([]);
  });

  test.each(askNames)('%s: the hub itself lets nobody do more than look who has not shown the token', async (name) => {
    const { board, done } = await startActions();
    const asker = { by: null, address: '127.0.0.1' } as const;
    const answer = board.asks.take(name, { asker, read: () => samples[name].args });
    if (['viewer', 'anyone'].includes(askOf(name).who)) await expect(answer).resolves.toBeDefined();
    else if (ofScreens(name)) await expect(answer).rejects.toMatchObject({ status: 403 });
    else
      await expect(answer).rejects.toMatchObject({ status: 403, message: expect.stringMatching(/token/) as unknown });
    expect(done).toEqual([]);
  });
});

test('what is not in the table is asked in vain, by whomever', async () => {
  const { board } = await startActions();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  for (const path of ['/api/constructor', '/api/perform', '/api/trouble']) {
    const response = await fetch(`${board.url}${path}`, { headers });
    expect([response.status, await response.json()]).toEqual([404, { error: 'There is nothing at this address.' }]);
    expect((await fetch(`${board.url}${path}`, { headers, method: 'POST', body: '{}' })).status).toBe(405);
  }
});
