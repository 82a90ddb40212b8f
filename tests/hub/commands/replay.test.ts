import { resolve } from 'node:path';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Input } from '#core/said/input';
import { CaptureProblem, formatCaptureLine } from '#hub/journal/captures/capture';
import { replay } from '#hub/commands/replay';
import { runCommand } from '#tests/support/commands';
import { secret, twoQueues } from '#tests/support/configurations';
import { flexfone } from '#tests/support/ledgers';
import { replayed, runReplay } from '#tests/support/replays';
import { tempFile, tempFolder } from '#tests/support/temp-folder';

const zone = 'Europe/Copenhagen';
const linesOf = (inputs: readonly Input[]): readonly string[] => inputs.map((input) => formatCaptureLine(input, zone));
const captureOf = (inputs: readonly Input[]): string =>
  linesOf(inputs)
    .map((line) => `${line}\n`)
    .join('');

const day = [
  flexfone.enter('2026-11-18T09:00:00+01:00', '1.1'),
  flexfone.enter('2026-11-18T09:00:10+01:00', '1.2'),
  flexfone.answered('2026-11-18T09:00:30+01:00', '1.1', '0201'),
  flexfone.enter('2026-11-18T09:01:00+01:00', '1.3', 'sales'),
  flexfone.ended('2026-11-18T09:02:00+01:00', '1.2'),
];

describe('the log of alerts', () => {
  const log = async (ats: readonly string[], inputs: readonly Input[] = day): Promise<readonly string[]> => {
    const { code, stdout, stderr } = await runReplay(twoQueues(), captureOf(inputs), ats, {}, ['--alerts']);
    expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '' });
    return stdout.split('\n');
  };

  it('is printed an entry a line, until the last input', async () => {
    const id = expect.stringMatching(/^longestWaitSeconds-support-[a-z0-9]+$/) as string;
    const entry = { at: '2026-11-18T09:01:15.000+01:00', id, kind: 'longestWaitSeconds', queue: 'support' };
    const lines = await log([]);
    expect(lines.slice(0, -1).map((line) => JSON.parse(line) as unknown)).toStrictEqual([
      { ...entry, severity: 'warning', change: 'raised' },
      { ...entry, severity: 'warning', change: 'said' },
    ]);
  });

  it('goes on until the last time that is asked for, and no further', async () => {
    const changes = async (ats: readonly string[]) =>
      (await log(ats)).slice(0, -1).map((line) => (JSON.parse(line) as { readonly change: string }).change);
    expect(await changes(['2026-11-18T09:01:14.999+01:00'])).toStrictEqual([]);
    expect(await changes(['2026-11-18T09:01:15+01:00', '2026-11-18T09:00:00+01:00'])).toStrictEqual(['raised', 'said']);
    expect(await changes(['2026-11-18T09:02:10+01:00'])).toStrictEqual(['raised', 'said', 'raised', 'said', 'cleared']);
  });

  it('is empty where there was nothing to tell', async () => {
    expect(await log([], day.slice(0, 3))).toStrictEqual(['']);
  });
});

describe('the times that are asked for', () => {
  it('are answered in their order, whatever the order they were asked in', async () => {
    const ats = ['2026-11-18T09:01:30+01:00', '2026-11-18T08:59:59+01:00', '2026-11-18T09:00:30+01:00'];
    const pictures = await replayed(twoQueues(), captureOf(day), [...ats, '2026-11-18T10:00:00+01:00']);
    const figures = pictures.map(({ at, queues }) => [
      at,
      ...queues.map(({ callsWaiting, answeredToday, lostToday }) => [callsWaiting, answeredToday, lostToday]),
    ]);
    expect(figures).toStrictEqual([
      ['2026-11-18T08:59:59.000+01:00', [0, 0, 0], [0, 0, 0]],
      ['2026-11-18T09:00:30.000+01:00', [1, 1, 0], [0, 0, 0]],
      ['2026-11-18T09:01:30.000+01:00', [1, 1, 0], [1, 0, 0]],
      ['2026-11-18T10:00:00.000+01:00', [0, 1, 1], [1, 0, 0]],
    ]);
  });

  it('know an input of the same instant, and none a millisecond later', async () => {
    const ats = ['2026-11-18T09:00:29.999+01:00', '2026-11-18T09:00:30.000+01:00'];
    const [before, at] = await replayed(twoQueues(), captureOf(day), ats);
    expect(before?.queues[0]).toMatchObject({ callsWaiting: 2, longestWaitSeconds: 30, answeredToday: 0 });
    expect(at?.queues[0]).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 20, answeredToday: 1 });
  });

  it('may be the same one twice, in any zone or in the configured one', async () => {
    const ats = [
      '2026-11-18T08:01:30Z',
      '2026-11-18T13:31:30.000+05:30',
      '2026-11-18 09:01:30',
      '2026-11-18T09:01:30+0100',
    ];
    const pictures = await replayed(twoQueues(), captureOf(day), ats);
    expect(pictures).toHaveLength(4);
    for (const picture of pictures) {
      expect(picture.at).toBe('2026-11-18T09:01:30.000+01:00');
      expect(picture).toStrictEqual(pictures[0]);
    }
  });

  it('are the time of the last input, where none is asked for', async () => {
    const pictures = await replayed(twoQueues(), captureOf(day));
    expect(pictures.map(({ at }) => at)).toStrictEqual(['2026-11-18T09:02:00.000+01:00']);
    expect(pictures[0]?.queues).toMatchObject([{ lostToday: 1 }, { callsWaiting: 1, longestWaitSeconds: 60 }]);
  });

  it('are all answered where there was nothing to hear', async () => {
    const [empty] = await replayed(twoQueues(), '', ['2026-11-18T09:00:00Z']);
    expect(empty?.queues[0]).toMatchObject({ callsWaiting: 0, answeredToday: 0, answerRate: null, agentsReady: 3 });
    expect(await runReplay(twoQueues(), '')).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });
});

describe('a capture', () => {
  it('may have other ends of lines, empty ones and a byte order mark', async () => {
    const pictures = await replayed(twoQueues(), `\uFEFF\r\n${linesOf(day).join('\r\n\n')}`);
    expect(pictures.map(({ at }) => at)).toStrictEqual(['2026-11-18T09:02:00.000+01:00']);
    expect(pictures[0]?.queues).toMatchObject([{ answeredToday: 1, lostToday: 1 }, { callsWaiting: 1 }]);
  });

  it('keeps the last digit of an id that is written as a number', async () => {
    const line = (path: string, body: string) =>
      `{"at":"2026-11-18T09:00:00.000+01:00","source":"pbx","request":{"method":"POST","path":"${path}","query":{},"body":${body}}}\n`;
    const enters = ['12434346.4560', '12434346.456'].map((id) => line('queue/support/enter', `{"uniquecallid":${id}}`));
    const [picture] = await replayed(twoQueues(), enters.join(''));
    expect(picture?.queues[0]?.callsWaiting).toBe(2);
  });

  it('may hold inputs that make no sense, and those of other sources: they count nothing', async () => {
    const strange = [
      flexfone.nonsense('2026-11-18T09:00:00+01:00'),
      { ...flexfone.enter('2026-11-18T09:00:00+01:00', '9'), source: 'old' },
    ];
    const [picture] = await replayed(twoQueues(), captureOf([...strange, ...day]), ['2026-11-18T09:02:00+01:00']);
    expect(picture?.queues[0]).toMatchObject({ callsWaiting: 0, answeredToday: 1, lostToday: 1 });
  });

  it('with a broken line ends it: code 1, and a sentence that names the line', async () => {
    const broken = '{"at": "2026-11-18T09:00:00Z", "source": "pbx", 28374655';
    const { code, stdout, stderr } = await runReplay(twoQueues(), `${captureOf(day)}${broken}\n${captureOf(day)}`);
    expect({ code, stdout }).toStrictEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^capture: line 6: one JSON object .*expected\n$/);
    expect(stderr).not.toContain('28374655');
  });

  it.each([
    ['no time', '{"source":"pbx","message":"28374655"}'],
    ['a time without a zone', '{"at":"2026-11-18T09:00:00","source":"pbx","message":"28374655"}'],
    ['nothing that was received', '{"at":"2026-11-18T09:00:00Z","source":"pbx","number":"28374655"}'],
    ['a list', '["28374655"]'],
  ])('with a line broken otherwise ends it too: %s', (_what, broken) => {
    const config = tempFile('config.json', JSON.stringify(twoQueues()));
    const capture = tempFile('capture.ndjson', `${captureOf(day)}${broken}\n`);
    const run = () => replay(['--config', config, '--capture', capture]);
    expect(run).toThrow(CaptureProblem);
    expect(run).toThrow(/^capture: line 6: .*expected/i);
    expect(run).not.toThrow(/28374655/);
  });

  it('that is not there: code 1, and which', async () => {
    const config = tempFile('config.json', JSON.stringify(twoQueues()));
    const { code, stdout, stderr } = await runCommand([
      'replay',
      '--config',
      config,
      '--capture',
      resolve('/none/day.ndjson'),
    ]);
    expect({ code, stdout }).toStrictEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`capture: ${resolve('/none/day.ndjson')} cannot be read`);
  });
});

it('needs no secret, and touches no journal', async () => {
  const sources = [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: '${env:NOT_SET_ANYWHERE}' }];
  const home = tempFolder();
  const environment = { HOME: home, XDG_STATE_HOME: home, LOCALAPPDATA: home };
  const { code, stdout, stderr } = await runReplay(twoQueues({ sources }), captureOf(day), [], environment);
  expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('"lostToday":1');
  expect(readdirSync(home)).toStrictEqual([]);
});

describe('replay ends at once, with code 2 and a sentence', () => {
  it.each([
    [['--capture', 'c.ndjson'], /--config FILE is missing/],
    [['--config', 'c.json'], /--capture FILE is missing/],
    [['--config', 'c.json', '--capture', 'c.ndjson', '--from', 'x'], /--from/],
    [['--config', 'none.json', '--capture', 'c.ndjson'], /^config: the file: .*does not exist/],
  ])('%j', (args, expected) => {
    expect(() => replay(args)).toThrow(expected);
  });

  it('where a time is none', async () => {
    const { code, stdout, stderr } = await runReplay(twoQueues(), captureOf(day), ['2026-11-18T09:00:00Z', 'noon']);
    expect({ code, stdout }).toStrictEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^--at noon: expected an ISO 8601 instant/);
  });

  it('where the configuration is wrong, which holds its secret back', async () => {
    const { code, stdout, stderr } = await runReplay(twoQueues({ language: secret }), captureOf(day));
    expect({ code, stdout }).toStrictEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^config: language: /);
    expect(stderr).not.toContain(secret);
  });
});
