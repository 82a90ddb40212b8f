import { describe, expect, it } from 'vitest';
import { csta } from '#adapters/csta/index';
import { cstaFraming } from '#adapters/csta/framing';
import type { Message } from '#adapters/stream';
import { second } from '#core/time/instant';
import * as told from './payloads.ts';
import { settings } from './story.ts';
import { asked, granted, live, talk } from './talk.ts';

describe('what is there', () => {
  it('is asked for when all devices are watched: first the calls, then what the agents do', () => {
    const one = talk();
    one.open();
    one.hear('0000', granted(120));
    for (const id of ['0001', '0002', '0003', '0004']) {
      expect(one.hear(id, told.xml('MonitorStartResponse'))).toMatchObject({ say: [] });
    }
    const { say } = one.hear('0005', told.xml('MonitorStartResponse'));
    expect(asked(say)).toEqual([
      ...['8001', '8002', '0201', '202', '203'].map((device) => `SnapshotDevice ${device}`),
      ...['0201', '202', '203'].map((device) => `GetAgentState ${device}`),
    ]);
  });

  it('is told, and from then on it is live', () => {
    expect(live().last).toMatchObject({ isLive: true });
  });

  it('is live though a device cannot be followed, which is named', () => {
    const one = talk();
    one.open();
    one.hear('0000', granted(120));
    expect(one.hear(told.refusal('0004')).problems?.map(({ en }) => en)).toEqual([
      '202 cannot be followed: the phone system says that this cannot be done (invalidMonitorObject).',
    ]);
    for (const id of ['0001', '0002', '0003', '0005']) one.hear(id, told.xml('MonitorStartResponse'));
    const lists = one.openIds();
    expect(lists).toHaveLength(4 + 2);
    let last = one.hear(told.refusal(lists[0] ?? ''));
    expect(last.problems).toHaveLength(2);
    for (const id of lists.slice(1)) last = one.hear(told.refusal(id, 'operation', 'serviceNotSupported'));
    expect(last).toMatchObject({ isLive: true });
  });

  it('is written down where the switch does not tell it, since no refusal says of what it is one', () => {
    const kept = ({ journal = [] }: { readonly journal?: readonly Message[] }) =>
      journal.map((each) => cstaFraming.keep?.(each));
    const one = talk({ settings: { agents: ['202'], queues: { support: '8001', sales: '8002' } } });
    one.open();
    one.hear('0000', granted(120));
    expect(kept(one.hear(told.refusal('0001')))).toEqual([told.gaps({ 8001: 'nothing' })]);
    expect(kept(one.hear('0002', told.xml('MonitorStartResponse')))).toEqual([]);
    one.hear('0003', told.xml('MonitorStartResponse'));
    const [first = '', second = ''] = one.openIds();
    expect(kept(one.hear(told.refusal(first)))).toEqual([told.gaps({ 8001: 'nothing', 8002: 'from-now' })]);
    one.hear(second, told.xml('SnapshotDeviceResponse', '<snapshotData/>'));
    one.hear(told.refusal(one.openIds()[0] ?? ''));
    // It lost messages, and this time it lists what is there.
    one.hear(told.status('messagesLost'));
    const [again = ''] = one.openIds();
    const listed = one.hear(again, told.xml('SnapshotDeviceResponse', '<snapshotData/>'));
    expect(kept(listed)).toEqual([told.gaps({ 8001: 'nothing' })]);
    expect(listed.problems?.map(({ en }) => en)).not.toContainEqual(expect.stringContaining('8002'));
  });

  it('is written down anew by a connection that took over', () => {
    const one = talk({ settings: { agents: [], queues: { support: '8001', sales: '8002' } }, takesOver: true });
    one.open();
    one.hear('0000', granted(120));
    one.hear(told.refusal('0001'));
    one.hear('0002', told.xml('MonitorStartResponse'));
    expect(one.hear('0003', told.xml('SnapshotDeviceResponse', '<snapshotData/>'))).toMatchObject({ isLive: true });
    one.pass(second);
    expect(one.wake().journal?.map((each) => cstaFraming.keep?.(each))).toEqual([told.gaps({ 8001: 'nothing' })]);
  });

  it('is nothing where no device at all can be followed: that is no quiet day', () => {
    const one = talk({ settings: { agents: ['202'], queues: { support: '8001' } } });
    one.open();
    one.hear('0000', granted(120));
    expect(one.hear(told.refusal('0001'))).not.toHaveProperty('giveUp');
    const last = one.hear(told.refusal('0002', 'security', 'notAllowed'));
    expect(last).not.toHaveProperty('isLive');
    expect(last.giveUp).toMatchObject({
      name: 'Unreachable',
      message: expect.stringMatching(/^None of the devices .* 202 cannot be followed/) as string,
    });
  });

  it('is all told by an answer that holds it, though that names parts too', () => {
    const one = talk({ settings: { agents: [], queues: { support: '8001' } } });
    one.open();
    one.hear('0000', granted(120));
    one.hear('0001', told.xml('MonitorStartResponse'));
    const both = told.xml('SnapshotDeviceResponse', '<serviceCrossRefID>1</serviceCrossRefID><snapshotData/>');
    expect(one.hear('0002', both)).toMatchObject({ isLive: true });
  });

  it('is waited for where it comes in parts', () => {
    const one = talk({ settings: { agents: [], queues: { support: '8001' } } });
    one.open();
    one.hear('0000', granted(120));
    one.hear('0001', told.xml('MonitorStartResponse'));
    expect(one.hear(told.snapshotToCome('s1', '0002'))).not.toHaveProperty('isLive');
    expect(one.hear(told.segment('s1', '8001', {}, false))).not.toHaveProperty('isLive');
    expect(one.hear(told.segment('s1', '8001', {}, true))).toMatchObject({ isLive: true });
  });

  it('and where the parts do not come, that is told', () => {
    const one = talk({ settings: { agents: [], queues: { support: '8001' } } });
    one.open();
    one.hear('0000', granted(120));
    one.hear('0001', told.xml('MonitorStartResponse'));
    one.hear(told.snapshotToCome('s1', '0002'));
    one.pass(5 * second);
    one.hear(told.event('X'));
    one.pass(5 * second);
    expect(one.wake()).toMatchObject({
      isLive: true,
      problems: [{ en: 'What is at 8001 is not told: the switch does not answer.' }],
    });
  });

  it('is told too where nothing else is heard meanwhile: the switch has answered', () => {
    const one = talk({ settings: { agents: [], queues: { support: '8001' } } });
    one.open();
    one.hear('0000', granted(120));
    one.hear('0001', told.xml('MonitorStartResponse'));
    one.hear(told.snapshotToCome('s1', '0002'));
    one.pass(10 * second);
    const turn = one.wake();
    expect(turn).not.toHaveProperty('giveUp');
    expect(turn).toMatchObject({ isLive: true, problems: [{ en: expect.stringContaining('8001') as string }] });
  });

  it('never more is asked at a time than a switch bears, and each with an id of its own', () => {
    const agents = Array.from({ length: 200 }, (_, agent) => String(1_000 + agent));
    const one = talk({ settings: { agents } });
    one.open();
    const ids = new Set(one.hear('0000', granted(120)).say?.map(({ id }) => id));
    expect(ids.size).toBe(32);
    for (let turns = 0; turns < 170; turns += 1) {
      const [oldest = ''] = one.openIds();
      for (const { id = '' } of one.hear(oldest, told.xml('MonitorStartResponse')).say ?? []) {
        expect(ids).not.toContain(id);
        ids.add(id);
      }
    }
    expect(ids.size).toBe(202);
  });

  it('the ids begin anew, and never at the one of events', () => {
    const one = live();
    const ids = new Set<string>();
    for (let turns = 0; turns < 10_500; turns += 1) {
      one.pass(30 * second);
      const say = one.wake().say ?? [];
      for (const { id = '', text } of say) {
        ids.add(id);
        one.hear(
          id,
          text.includes('Reset')
            ? told.xml('ResetApplicationSessionTimerPosResponse')
            : told.xml('RequestSystemStatusResponse'),
        );
      }
    }
    expect(ids).not.toContain('9999');
    expect(ids.size).toBe(9_999);
  });
});

describe('the switch says', () => {
  it('how it is, and is answered at once', () => {
    const one = live();
    const turn = one.hear(told.status('normal', '0777'));
    expect(turn.say).toMatchObject([{ id: '0777', text: expect.stringContaining('<SystemStatusResponse') as string }]);
    expect(turn.passOver).toBe(true);
  });

  it('that it lost messages: all is asked for again, and people are told', () => {
    const one = live();
    const turn = one.hear(told.status('messagesLost'));
    expect(asked(turn.say)).toEqual([
      'SystemStatusResponse',
      ...['8001', '8002', '0201', '202', '203'].map((device) => `SnapshotDevice ${device}`),
      ...['0201', '202', '203'].map((device) => `GetAgentState ${device}`),
    ]);
    expect(turn.problems?.map(({ en }) => en)).toEqual([
      'The switch says that it lost messages: calls of that time may be missing in the figures.',
    ]);
    expect(turn.passOver).not.toBe(true);
  });

  it('that it is out of service, and that it is back', () => {
    const one = live();
    expect(one.hear(told.status('disabled'))).toMatchObject({
      problems: [{ en: 'The switch says that it is out of service.' }],
    });
    const back = one.hear(told.status('enabled'));
    expect(asked(back.say)).toContain('SnapshotDevice 8001');
    expect(back.problems).toHaveLength(1);
    expect(back.passOver).not.toBe(true);
  });
});

describe('silence', () => {
  it('is asked about after half a minute, and then the connection is given up', () => {
    const one = live();
    expect(one.last.wakeAt).toBe(one.now() + 30 * second);
    one.pass(30 * second);
    expect(asked(one.wake().say)).toEqual(['RequestSystemStatus']);
    one.pass(10 * second);
    expect(one.wake().giveUp).toMatchObject({ name: 'Unreachable' });
  });

  it.each([
    ['an answer', told.xml('RequestSystemStatusResponse', '<systemStatus>normal</systemStatus>')],
    ['a refusal', told.xml('CSTAErrorCode', '<operation>serviceNotSupported</operation>')],
  ])('is broken by %s', (_what, message) => {
    const one = live();
    one.pass(30 * second);
    const [request] = one.wake().say ?? [];
    expect(one.hear(request?.id ?? '', message)).not.toHaveProperty('giveUp');
    one.pass(10 * second);
    expect(one.wake()).not.toHaveProperty('giveUp');
  });
});

it('a connection that takes over asks for all again when it is live', () => {
  const one = live({ takesOver: true });
  expect(one.last).toMatchObject({ isLive: true, wakeAt: one.now() + 100 });
  one.pass(100);
  expect(asked(one.wake().say)).toHaveLength(8);
});

it('an answer that nobody asked for, or that is no XML, changes nothing', () => {
  const one = live();
  for (const message of ['9000 <MonitorStartResponse/>', '0001 hello', '9999 <a'])
    expect(one.hear(message)).toMatchObject({ say: [] });
});

it('connects to where the settings say', () => {
  expect(csta.input.endpoint(settings)).toEqual({
    host: '10.1.1.20',
    port: 4721,
    tls: { pinnedCertificate: settings.certificateSha256 },
  });
  expect(csta.input.endpoint({ ...settings, tls: false })).toEqual({ host: '10.1.1.20', port: 4721 });
});
