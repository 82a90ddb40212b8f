import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { AlertEvent } from '#core/alerts/open-alert';
import { createConfig } from '#hub/config/config';
import { createMessages } from '#hub/messages/messages';
import { systemClock } from '#hub/intake/clock';
import { secret, twoQueues } from '#tests/support/configurations';
import { startHub } from '#tests/support/hubs';
import { tempFolder } from '#tests/support/temp-folder';
import { startMailServer, startReceiver } from './receivers.ts';

const waitFor = (isSo: () => void) => vi.waitFor(isSo, 10_000);
const nine = Date.parse('2026-11-18T09:02:05+01:00');

function event(change: AlertEvent['change'], more: Partial<AlertEvent> = {}): AlertEvent {
  const subject = { queue: 'support' };
  return { at: nine, id: 'a-1', kind: 'longestWaitSeconds', subject, severity: 'critical', change, ...more };
}
const raised = [event('raised'), event('said')];

function start(
  messages: readonly object[],
  options: { folder?: string; now?: () => number; language?: 'da' | 'en' } = {},
) {
  const { folder = tempFolder(), now = () => nine, language = 'da' } = options;
  const config = createConfig(twoQueues({ language, messages }), { environment: {} });
  const [outcomes, logLines]: [string[], string[]] = [[], []];
  const desk = createMessages({
    folder,
    config: () => config,
    clock: { now },
    log: pino({ level: 'trace' }, { write: (line) => void logLines.push(line) }),
    counted: (way, outcome) => void outcomes.push(`${way} ${outcome}`),
    pauseAfter: () => 5,
  });
  onTestFinished(desk.close);
  return { ...desk, folder, outcomes, logLines };
}

describe('an alert', () => {
  it('is told when it is raised, goes up and is over, and not again while it stays', async () => {
    const { url, posted } = await startReceiver();
    const { tell } = start([{ id: 'ops', url }]);
    tell([event('raised', { severity: 'warning' }), event('said', { severity: 'warning' })]);
    tell([event('said', { severity: 'warning', at: nine + 300_000 })]);
    tell([event('up'), event('said')]);
    tell([event('down', { severity: 'warning' })]);
    tell([event('acknowledged')]);
    tell([event('cleared', { severity: 'warning', at: nine + 400_000 })]);
    await waitFor(() => expect(posted).toHaveLength(3));
    expect(posted.map(({ body }) => (JSON.parse(body) as { text: string }).text)).toEqual([
      '△ Support: venter længe, kl. 09:02',
      '▲ Support: venter for længe, kl. 09:02',
      '✓ Support: slut kl. 09:08 (venter længe)',
    ]);
    expect(JSON.parse(posted[1]?.body ?? '')).toEqual({
      text: '▲ Support: venter for længe, kl. 09:02',
      change: 'up',
      at: '2026-11-18T09:02:05.000+01:00',
      id: 'a-1',
      kind: 'longestWaitSeconds',
      severity: 'critical',
      queue: 'support',
      name: 'Support',
    });
  });

  it('of which nothing is said, as in quiet hours, is not told, nor its end', async () => {
    const { url, posted } = await startReceiver();
    const { tell } = start([{ id: 'ops', url }]);
    tell([event('raised', { id: 'quiet' })]);
    tell([event('cleared', { id: 'quiet' })]);
    tell(raised);
    await waitFor(() => expect(posted).toHaveLength(1));
    expect(posted[0]?.body).toContain('"a-1"');
  });

  it('is told by severity and queue as configured, and of phone systems always', async () => {
    const { url, posted } = await startReceiver();
    const { tell } = start([{ id: 'ops', url, severities: ['critical'], queues: ['sales'] }]);
    const of = (id: string, more: Partial<AlertEvent>) => [
      event('raised', { id, ...more }),
      event('said', { id, ...more }),
    ];
    tell(of('other', {}));
    tell(of('warning', { subject: { queue: 'sales' }, severity: 'warning' }));
    tell(of('sales', { subject: { queue: 'sales' }, kind: 'callsWaiting' }));
    tell(of('source', { subject: { source: 'pbx' }, kind: 'source' }));
    await waitFor(() => expect(posted).toHaveLength(2));
    expect(posted.map(({ body }) => (JSON.parse(body) as { text: string }).text)).toEqual([
      '▲ Sales: for mange venter, kl. 09:02',
      '▲ Flexfone: svarer ikke, kl. 09:02',
    ]);
  });
});

describe('what is posted', () => {
  it('is signed where there is a secret for it', async () => {
    const { url, posted } = await startReceiver();
    start([{ id: 'ops', url, secret: 'shared' }]).tell(raised);
    await waitFor(() => expect(posted).toHaveLength(1));
    const [, seconds = '', hex] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(posted[0]?.headers['x-wallboard-signature'])) ?? [];
    expect(hex).toBe(createHmac('sha256', 'shared').update(`${seconds}.${posted[0]?.body}`).digest('hex'));
  });

  it.each([
    ['slack', (body: string) => (JSON.parse(body) as { text: string }).text],
    ['teams', (body: string) => (JSON.parse(body) as Teams).attachments[0]?.content.body[0]?.text],
  ] as const)('is as %s takes it, in English where the board is', async (format, textIn) => {
    const { url, posted } = await startReceiver();
    start([{ id: 'ops', url, format }], { language: 'en' }).tell(raised);
    await waitFor(() => expect(posted).toHaveLength(1));
    expect(textIn(posted[0]?.body ?? '')).toBe('▲ Support: wait too long, at 09:02');
    expect(posted[0]?.headers['content-type']).toBe('application/json');
  });
});

interface Teams {
  readonly attachments: readonly { readonly content: { readonly body: readonly { readonly text: string }[] } }[];
}

it('goes by mail', async () => {
  const { port, mails } = await startMailServer('wallboard', 'open-sesame');
  const smtp = `smtp://wallboard:open-sesame@127.0.0.1:${port}`;
  const { outcomes } = start([
    { id: 'mail', smtp, from: 'tavle@vestpol.dk', to: ['vagt@vestpol.dk', 'leder@vestpol.dk'] },
  ]);
  expect(outcomes).toEqual([]);
  start([{ id: 'mail', smtp, from: 'tavle@vestpol.dk', to: ['vagt@vestpol.dk', 'leder@vestpol.dk'] }]).tell(raised);
  await waitFor(() => expect(mails).toHaveLength(1));
  expect(mails[0]).toMatchObject({ from: 'tavle@vestpol.dk', to: ['vagt@vestpol.dk', 'leder@vestpol.dk'] });
  expect(mails[0]?.text).toMatch(/^Subject: =\?UTF-8\?/m);
});

describe('what does not get through', () => {
  it.each([503, 302, null])('is tried again in its order, and told of: %s', async (answer) => {
    let status: number | null = answer;
    const { url, posted } = await startReceiver(() => status);
    const desk = start([{ id: 'ops', url }]);
    desk.tell(raised);
    desk.tell([event('cleared')]);
    await waitFor(() => expect(desk.outcomes.filter((one) => one === 'ops failed').length).toBeGreaterThan(2));
    expect(desk.notices()).toMatchObject([{ kind: 'message', way: 'ops', since: '2026-11-18T09:02:05.000+01:00' }]);
    expect(desk.logLines.join('')).not.toContain('a-secret-place');
    expect(JSON.stringify(desk.notices())).not.toContain('a-secret-place');
    posted.length = 0;
    status = 200;
    await waitFor(() => expect(desk.notices()).toEqual([]));
    await waitFor(() => expect(posted).toHaveLength(2));
    expect(posted.map(({ body }) => (JSON.parse(body) as { change: string }).change)).toEqual(['raised', 'cleared']);
  });

  it('is sent after a restart, once; and the end of what was told before it is told', async () => {
    let status: number | null = 503;
    const { url, posted } = await startReceiver(() => status);
    const first = start([{ id: 'ops', url }]);
    first.tell(raised);
    await waitFor(() => expect(first.outcomes).toContain('ops failed'));
    await first.close();
    posted.length = 0;
    status = 200;
    const second = start([{ id: 'ops', url }], { folder: first.folder });
    await waitFor(() => expect(posted).toHaveLength(1));
    await second.close();
    const third = start([{ id: 'ops', url }], { folder: first.folder });
    third.tell([event('cleared')]);
    await waitFor(() => expect(posted).toHaveLength(2));
    expect(posted.map(({ body }) => (JSON.parse(body) as { change: string }).change)).toEqual(['raised', 'cleared']);
  });

  it('is let go of after an hour, and beyond a hundred', async () => {
    let now = nine;
    const { url } = await startReceiver(() => 503);
    const desk = start([{ id: 'ops', url }], { now: () => now });
    for (let index = 0; index < 103; index += 1) {
      desk.tell([event('raised', { id: `a-${index}` }), event('said', { id: `a-${index}` })]);
    }
    expect(desk.outcomes.filter((one) => one === 'ops dropped')).toHaveLength(3);
    now = nine + 3_600_000;
    desk.tell([event('raised', { id: 'late', at: now }), event('said', { id: 'late', at: now })]);
    expect(desk.outcomes.filter((one) => one === 'ops dropped')).toHaveLength(103);
    await desk.close();
    const { waiting } = JSON.parse(readFileSync(join(desk.folder, 'messages.json'), 'utf8')) as { waiting: unknown[] };
    expect(waiting).toHaveLength(1);
  });
});

it('the hub tells of a queue with too many callers, and of no caller', async () => {
  const { url, posted } = await startReceiver();
  const alerts = {
    callsWaiting: { warning: 1 },
    longestWaitSeconds: {},
    nobodyReady: {},
    forSeconds: 0,
    clearAfterSeconds: 0,
  };
  const configuration = twoQueues({
    queues: [{ id: 'support', name: 'Support', alerts }],
    messages: [{ id: 'ops', url }],
  });
  const hub = await startHub({ dataFolder: tempFolder(), clock: systemClock, configuration });
  const call = async (path: string): Promise<number> =>
    (await fetch(`${hub.addresses.webhooks}/hooks/pbx/${secret}/${path}`)).status;
  expect(await call('queue/support/enter?uniquecallid=1.1&callerid=4528374655&callername=Anna')).toBe(200);
  await waitFor(() => expect(posted).toHaveLength(1));
  expect(await call('ended?UniqueCallId=1.1')).toBe(200);
  await waitFor(() => expect(posted).toHaveLength(2));
  expect(posted.map(({ body }) => (JSON.parse(body) as { change: string }).change)).toEqual(['raised', 'cleared']);
  expect(JSON.stringify(posted)).not.toMatch(/28374655|Anna/);
  const metrics = await (await fetch(`${hub.addresses.board}/metrics`)).text();
  expect(metrics).toContain('wallboard_alert_messages_total{way="ops",outcome="sent"} 2');
});

describe('the configuration', () => {
  const said = (way: object): string => {
    try {
      createConfig(twoQueues({ messages: [way] }), { environment: {} });
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };

  it.each([
    [{ id: 'a' }, 'messages[0].url: expected either url or smtp'],
    [{ id: 'a', url: 'ftp://x' }, 'messages[0].url: must be an address'],
    [{ id: 'a', smtp: 'smtp://mail.example' }, 'messages[0].from: is missing beside smtp'],
    [{ id: 'a', smtp: 'mail.example', from: 'a@b', to: ['c@d'] }, 'messages[0].smtp: must be a mail server'],
    [{ id: 'a', url: 'https://x.example', severities: [] }, 'messages[0].severities'],
    [
      { id: 'a', url: 'https://x.example', queues: ['suport'] },
      'messages[0].queues[0]: is not the id of a configured queue',
    ],
    [{ id: 'a', url: '${env:NOT_SET}' }, 'messages[0].url: the environment variable NOT_SET is not set'],
  ])('is refused with a sentence: %j', (way, expected) => {
    expect(said(way)).toContain(`config: ${expected}`);
    expect(
      said(way)
        .split('\n')
        .filter((line) => line.includes('.url:')).length,
    ).toBeLessThan(2);
  });

  it('needs no address in a replay', () => {
    const configure = () =>
      createConfig(twoQueues({ messages: [{ id: 'a', url: '${env:NOT_SET}' }] }), {
        environment: {},
        unset: 'not-needed',
      });
    expect(configure().messages).toEqual([]);
  });
});
